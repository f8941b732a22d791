package org.hallmark.metrics.divergence;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.hallmark.metrics.divergence.Measurement.Estimate;
import org.hallmark.metrics.statistics.BinomialDraws;
import org.hallmark.metrics.statistics.DiscreteLaplaceNoise;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.provenance.seed.PublicSeed;

/**
 * Repeats the whole measurement with known truth: real and synthetic records are drawn from two
 * laws at a given divergence, the real counts get noise, and the estimator sees what an owner would
 * publish.
 *
 * @param real the source's law
 * @param synthetic the generator's law
 * @param realSize records of the source
 * @param syntheticSize records generated
 * @param scale t of the noise that is added
 */
record CoverageSimulation(
    double[] real, double[] synthetic, long realSize, long syntheticSize, double scale) {

  /** How often the interval missed the truth, out of those trials that gave one. */
  record Outcome(int trials, int estimable, int below, int above, double meanError, double width) {
    int misses() {
      return below + above;
    }
  }

  /** Of no concern to the interval, and dear. */
  private static final Floor NO_FLOOR = new Floor("none", 0, 0);

  private static final PublicSeed SEED = new PublicSeed("coverage", "5e".repeat(32));

  /** Log-normal cells (σ = 1), and the same tilted to lie {@code bits} apart. */
  static CoverageSimulation logNormal(int cells, long size, double bits, double scale) {
    PublicDraws draws = SEED.draws(-cells);
    double[] weights = new double[cells];
    double[] tilt = new double[cells];
    for (int k = 0; k < cells; k++) {
      weights[k] = StrictMath.exp(draws.nextGaussian());
      tilt[k] = draws.nextGaussian();
    }
    double[] real = normalised(weights);
    return new CoverageSimulation(real, tilted(real, tilt, bits), size, size, scale);
  }

  /** A given histogram, and the same tilted to lie {@code bits} apart. */
  static CoverageSimulation of(long[] histogram, double bits, double scale) {
    PublicDraws draws = SEED.draws(-histogram.length - 1000L);
    double[] tilt = new double[histogram.length];
    double[] leaky = new double[histogram.length];
    for (int k = 0; k < tilt.length; k++) {
      tilt[k] = draws.nextGaussian();
      leaky[k] = histogram[k] + (bits > 0 ? 3e-4 * CorrectedDivergence.sum(histogram) : 0);
    }
    double[] real = Simulation.law(histogram);
    long size = CorrectedDivergence.sum(histogram);
    double[] synthetic = bits > 0 ? tilted(normalised(leaky), tilt, bits) : real;
    return new CoverageSimulation(real, synthetic, size, size, scale);
  }

  double truth() {
    return bits(real, synthetic);
  }

  /** Runs the trials; the estimator is told that the noise has scale {@code told}. */
  Outcome run(int trials, double told) {
    return run(
        trials, trial -> JensenShannon.charged(noisy(trial), drawn(trial), told, left -> NO_FLOOR));
  }

  /** Runs the trials on exact counts. */
  Outcome runExact(int trials, Protocol.Estimator estimator) {
    return runExact(trials, estimator, UnaryOperator.identity());
  }

  /** Runs the trials on exact counts, and changes what was estimated. */
  Outcome runExact(int trials, Protocol.Estimator estimator, UnaryOperator<Estimate> change) {
    Protocol protocol = new Protocol(estimator, Protocol.Merging.NONE, Protocol.LEAST_HALVES, 1);
    Shape shape = Shape.line(real.length);
    return run(
        trials,
        trial -> {
          Measurement measurement =
              PublicDivergence.of(
                      shape, exact(trial), drawn(trial), protocol, Inefficiency.NONE, seed(trial))
                  .measurement();
          return measurement instanceof Estimate estimate ? change.apply(estimate) : measurement;
        });
  }

  /** Trials have seeds of their own, so that any number of threads gives the same. */
  Outcome run(int trials, IntFunction<Measurement> measure) {
    List<Measurement> measurements =
        IntStream.range(0, trials).parallel().mapToObj(measure).toList();
    int estimable = 0;
    int below = 0;
    int above = 0;
    double error = 0;
    double width = 0;
    for (Measurement measurement : measurements) {
      if (measurement instanceof Estimate estimate) {
        estimable++;
        below += estimate.upper() < truth() ? 1 : 0;
        above += estimate.lower() > truth() ? 1 : 0;
        error += estimate.divergence() - truth();
        width += estimate.upper() - estimate.lower();
      }
    }
    return new Outcome(trials, estimable, below, above, error / estimable, width / estimable);
  }

  /** Other settings have other draws, so that luck is not shared. */
  private long row(int trial) {
    long setting = 31L * real.length + realSize + StrictMath.round(1e6 * synthetic[0] + scale);
    return (setting << 24) + 2L * trial;
  }

  private long[] exact(int trial) {
    return BinomialDraws.multinomial(SEED.draws(row(trial)), realSize, real);
  }

  private long[] noisy(int trial) {
    PublicDraws draws = SEED.draws(row(trial));
    long[] counts = BinomialDraws.multinomial(draws, realSize, real);
    DiscreteLaplaceNoise noise = new DiscreteLaplaceNoise(scale);
    for (int k = 0; k < counts.length; k++) {
      counts[k] += noise.draw(draws);
    }
    return counts;
  }

  private long[] drawn(int trial) {
    return BinomialDraws.multinomial(SEED.draws(row(trial) + 1), syntheticSize, synthetic);
  }

  private static PublicSeed seed(int trial) {
    return new PublicSeed("trial", String.format("%064x", trial + 1));
  }

  private static double bits(double[] p, double[] q) {
    double nats = 0;
    for (int k = 0; k < p.length; k++) {
      nats += PlugIn.cell(p[k], q[k]);
    }
    return nats / StrictMath.log(2);
  }

  private static double[] normalised(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double[] law = new double[weights.length];
    for (int k = 0; k < law.length; k++) {
      law[k] = weights[k] / sum;
    }
    return law;
  }

  /** p · exp(c · tilt), normalised, with c found by bisection. */
  private static double[] tilted(double[] law, double[] tilt, double bits) {
    if (bits == 0) {
      return law;
    }
    double low = 0;
    double high = 20;
    double[] best = law;
    for (int i = 0; i < 60; i++) {
      double c = (low + high) / 2;
      double[] weights = new double[law.length];
      for (int k = 0; k < law.length; k++) {
        weights[k] = law[k] * StrictMath.exp(c * tilt[k]);
      }
      best = normalised(weights);
      if (bits(law, best) < bits) {
        low = c;
      } else {
        high = c;
      }
    }
    return best;
  }
}
