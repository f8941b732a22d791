package org.hallmark.physics.law;

import org.hallmark.physics.LawResult;
import org.hallmark.physics.Statistic;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Table;

/** Samples with known laws, drawn from fixed seeds. */
final class Samples {
  private static final int LATTICE = 8;

  private Samples() {}

  private static PublicDraws draws(String label, long trial) {
    return new PublicSeed(label, "a7".repeat(32)).draws(trial);
  }

  /** Noise with a correlation of 0.8 from one step to the next, and a slope. */
  static boolean driftCovers(long trial, double slope) {
    PublicDraws draws = draws("drift", trial);
    double[][] cells = new double[2][200];
    double noise = draws.nextGaussian() / 0.6;
    for (int i = 0; i < 200; i++) {
      cells[0][i] = i;
      cells[1][i] = noise + slope * i;
      noise = 0.8 * noise + draws.nextGaussian();
    }
    LawResult result =
        Data.check(
            Data.of("time e", cells),
            "{kind: conserved-quantity, id: e, title: t, of: e, time: time, unit: J, tolerance: 1}");
    Statistic drift = Data.statistic(result, "drift", "");
    return drift.lower().orElseThrow() <= 0 && drift.upper().orElseThrow() >= 0;
  }

  /** The p value of a walk on five states where each pair is joined, with a drive around them. */
  static double flowP(long trial, double drive) {
    PublicDraws draws = draws("flow", trial);
    double[] weights = {1, 2, 1.5, 0.7, 1.2};
    double[][] cells = new double[2][1000];
    int state = (int) (draws.nextUniform() * 5);
    for (int i = 0; i < 1000; i++) {
      cells[0][i] = i;
      cells[1][i] = state;
      int proposed = (int) (draws.nextUniform() * 5);
      boolean forward = (proposed - state + 5) % 5 == 1;
      double accept = weights[proposed] / weights[state] * (forward ? 1 : 1 - drive);
      state = draws.nextUniform() < accept ? proposed : state;
    }
    LawResult result =
        Data.check(
            Data.of("time s", cells),
            "{kind: detailed-balance, id: b, title: t, state: s, time: time, tolerance: 5}");
    return Data.statistic(result, "chi-square", "").p().orElseThrow();
  }

  /** The greatest z of a shell of free fields of that square of the mass, held to be 0.25. */
  static double worstShell(double mass) {
    Table fields = freeFields(200, mass);
    LawResult result =
        Data.check(
            fields,
            "{kind: power-spectrum, id: p, title: t, field: phi, sample: [config], site: [i, j],"
                + " sizes: [8, 8], law: 1 / (0.25 + khat2), tolerance: 0}");
    return result.evidence().orElseThrow().statistics().stream()
        .filter(s -> s.name().equals("log-ratio"))
        .mapToDouble(s -> Math.abs(s.value()) * 1.96 / (s.upper().orElseThrow() - s.value()))
        .max()
        .orElseThrow();
  }

  /** φ(x) = Σ √(P(k)/V) (a cos kx + b sin kx), P = 1/(m² + k̂²), a and b standard normal. */
  private static Table freeFields(int samples, double mass) {
    int sites = LATTICE * LATTICE;
    double[][] cells = new double[4][samples * sites];
    for (int sample = 0; sample < samples; sample++) {
      PublicDraws draws = draws("field", sample);
      double[] field = new double[sites];
      for (int k = 0; k < sites; k++) {
        double khat2 = 4 * (square(k / LATTICE) + square(k % LATTICE));
        double size = StrictMath.sqrt(1 / (mass + khat2) / sites);
        double a = size * draws.nextGaussian();
        double b = size * draws.nextGaussian();
        for (int x = 0; x < sites; x++) {
          int steps = k / LATTICE * (x / LATTICE) + k % LATTICE * (x % LATTICE);
          double angle = 2 * StrictMath.PI * steps / LATTICE;
          field[x] += a * StrictMath.cos(angle) + b * StrictMath.sin(angle);
        }
      }
      for (int x = 0; x < sites; x++) {
        int row = sample * sites + x;
        cells[0][row] = sample;
        cells[1][row] = x / LATTICE;
        cells[2][row] = x % LATTICE;
        cells[3][row] = field[x];
      }
    }
    return Data.of("config i j phi", cells);
  }

  private static double square(int n) {
    double sine = StrictMath.sin(StrictMath.PI * n / LATTICE);
    return sine * sine;
  }
}
