package org.hallmark.physics.law;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hallmark.physics.Examination;
import org.hallmark.physics.Judgement;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawKind;
import org.hallmark.physics.LawReading;
import org.hallmark.physics.LawReading.Countable;
import org.hallmark.physics.LawStatement;
import org.hallmark.physics.Sided;
import org.hallmark.physics.Statistic;
import org.hallmark.physics.law.Trajectories.Trajectory;
import org.hallmark.physics.statistics.Matrices;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;

/**
 * Energies of a material at several volumes lie on one equation of state of F. Birch and F. D.
 * Murnaghan [F. Birch 1947, Phys. Rev. 71, 809–824], third order, which is a cubic in V^(−2/3) and
 * so is fitted by linear least squares.
 *
 * <p>The residual is the energy less the fitted one. The fit must have its minimum, where the
 * second derivative is positive, among the volumes; the volume there, the energy and the bulk
 * modulus V d²E/dV² stand beside it.
 */
final class EquationOfState implements LawKind {
  private static final int TERMS = 4;

  /** One more than the terms leaves one residual free. */
  private static final int LEAST = TERMS + 1;

  /** Bisections of the volumes: more than a double has digits. */
  private static final int BISECTIONS = 200;

  private record Look(
      Expression energy, Expression volume, List<String> material, String unit, RowKeys rows)
      implements TableLaw.Look {
    @Override
    public Examination at(Table data) {
      double[][] values = {energy.evaluate(data), volume.evaluate(data)};
      Trajectories materials = Trajectories.of(data, material, List.of(), values, LEAST);
      double[] residuals = new double[data.rows()];
      Arrays.fill(residuals, Table.MISSING);
      List<Statistic> statistics = new ArrayList<>();
      int fitted = 0;
      int minima = 0;
      for (Trajectory each : materials.all()) {
        Optional<Fit> fit = Fit.of(each.values()[1], each.values()[0]);
        if (fit.isPresent()) {
          fitted++;
          for (int i = 0; i < each.size(); i++) {
            double expected = fit.get().energy(each.values()[1][i]);
            residuals[each.rows()[i]] = Cells.residual(each.values()[0][i] - expected);
          }
          minima += fit.get().minimum(each.values()[1]).isPresent() ? 1 : 0;
          statistics.addAll(statistics(fit.get(), each));
        }
      }
      return new Examination(
          residuals,
          Sided.BOTH,
          row -> rows.name(data, row),
          statistics,
          Optional.of(judge(fitted, minima)),
          materials.gaps());
    }

    private static Judgement judge(int fitted, int minima) {
      return fitted == 0
          ? Judgement.notEstimable("no material has " + LEAST + " different usable volumes")
          : Judgement.of(
              minima < fitted
                  ? Optional.of("an equation of state has no minimum among its volumes")
                  : Optional.empty(),
              "every equation of state has a minimum among its volumes");
    }

    private List<Statistic> statistics(Fit fit, Trajectory each) {
      Optional<Double> minimum = fit.minimum(each.values()[1]);
      if (minimum.isEmpty()) {
        return List.of();
      }
      double v = minimum.get();
      return List.of(
          Statistic.exact("equilibrium-volume", v, "1").of(each.name()),
          Statistic.exact("least-energy", fit.energy(v), unit).of(each.name()),
          Statistic.exact("bulk-modulus", v * fit.curvature(v), unit).of(each.name()));
    }
  }

  /** A cubic in s = (scale/V)^(2/3) − 1. */
  private record Fit(double scale, double[] a) {
    static Optional<Fit> of(double[] volumes, double[] energies) {
      double scale = Arrays.stream(volumes).max().orElse(0);
      boolean positive = Arrays.stream(volumes).allMatch(v -> v > scale * 1e-3);
      if (!positive || Arrays.stream(volumes).distinct().count() < LEAST) {
        return Optional.empty();
      }
      double[][] normal = new double[TERMS][TERMS];
      double[] right = new double[TERMS];
      double centre = energies[0];
      for (int i = 0; i < volumes.length; i++) {
        double s = s(volumes[i], scale);
        double[] powers = {1, s, s * s, s * s * s};
        for (int r = 0; r < TERMS; r++) {
          right[r] += powers[r] * (energies[i] - centre);
          for (int c = 0; c < TERMS; c++) {
            normal[r][c] += powers[r] * powers[c];
          }
        }
      }
      Optional<double[]> a = Matrices.inverse(normal).map(m -> Matrices.times(m, right));
      a.ifPresent(terms -> terms[0] += centre);
      return a.filter(terms -> Arrays.stream(terms).allMatch(t -> Math.abs(t) < Cells.LARGEST))
          .map(terms -> new Fit(scale, terms));
    }

    private static double s(double volume, double scale) {
      return StrictMath.exp(2 * StrictMath.log(scale / volume) / 3) - 1;
    }

    double energy(double volume) {
      double s = s(volume, scale);
      return a[0] + s * (a[1] + s * (a[2] + s * a[3]));
    }

    /** dE/ds: of the sign opposite to dE/dV. */
    private double slope(double volume) {
      double s = s(volume, scale);
      return a[1] + s * (2 * a[2] + s * 3 * a[3]);
    }

    /** d²E/dV², where dE/dV = 0. */
    double curvature(double volume) {
      double s = s(volume, scale);
      double ds = -2 * (s + 1) / (3 * volume);
      return (2 * a[2] + 6 * a[3] * s) * ds * ds;
    }

    /** Where energy is least between the least and the greatest volume. */
    Optional<Double> minimum(double[] volumes) {
      double low = Arrays.stream(volumes).min().orElseThrow();
      double high = scale;
      if (!(slope(low) > 0) || !(slope(high) < 0)) {
        return Optional.empty();
      }
      for (int i = 0; i < BISECTIONS; i++) {
        double middle = (low + high) / 2;
        if (slope(middle) > 0) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return Optional.of(low);
    }
  }

  @Override
  public String id() {
    return "equation-of-state";
  }

  @Override
  public String method() {
    return "equation-of-state-v1";
  }

  @Override
  public String purpose() {
    return "Energies at several volumes lie on one equation of state with a minimum among them.";
  }

  @Override
  public String example() {
    return "{kind: equation-of-state, id: eos, title: Energies lie on a curve, energy: e, volume:"
        + " v, material: [m], unit: eV, tolerance: 1.0e-3}";
  }

  @Override
  public Optional<Law> read(LawReading entry) {
    Optional<Expression> energy = entry.expression("energy");
    Optional<Expression> volume = entry.expression("volume");
    List<String> material = entry.columns("material");
    LawStatement statement =
        entry.statement(
            energy.map(Expression::text).orElse("")
                + " = Birch-Murnaghan("
                + volume.map(Expression::text).orElse("")
                + ")",
            Optional.empty(),
            Optional.of("volumes are near the least energy, without a change of phase"),
            Optional.of("a smooth curve with wrong constants passes; see relation for given ones"),
            Countable.NO);
    if (energy.isEmpty() || volume.isEmpty()) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>(Cells.columns(List.of(energy.get(), volume.get())));
    List<String> named = new ArrayList<>(material);
    named.addAll(columns);
    return Optional.of(
        TableLaw.ofSamples(
            statement,
            columns,
            material,
            new Look(
                energy.get(),
                volume.get(),
                material,
                statement.unit(),
                new RowKeys(named.stream().distinct().toList()))));
  }
}
