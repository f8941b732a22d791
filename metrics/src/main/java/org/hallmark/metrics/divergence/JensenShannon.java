package org.hallmark.metrics.divergence;

import java.util.Optional;
import org.hallmark.metrics.divergence.Measurement.Estimate;
import org.hallmark.metrics.divergence.Measurement.NotEstimable;
import org.hallmark.metrics.statistics.DiscreteLaplaceNoise;
import org.hallmark.metrics.statistics.Intervals;
import org.hallmark.metrics.statistics.Moments;
import org.hallmark.provenance.seed.PublicSeed;

/**
 * The Jensen–Shannon divergence between two histograms on the same cells, in bits with equal
 * weights: 0 for equal laws, 1 for laws without overlap [J. Lin 1991, IEEE Trans. Inf. Theory 37,
 * 145–151]. It is the divergence, not its square root.
 *
 * <p>The estimate is {@link CorrectedDivergence}. Its variance at divergence D is taken as V₀ + βD:
 * V₀ from simulating a perfect generator, β from simulating two laws as far apart as those
 * observed, since the delta-method term vanishes in proportion to D. The 95 % interval holds every
 * D with (D̂ − D)² ≤ z² (V₀ + βD), which is a quadratic and, as Wilson's interval for a rate, needs
 * no special case near 0. Estimates near 0 are skewed upwards, like a χ² or by one sparse cell; so
 * z for the lower end is the 97.5 % quantile of the simulated perfect generator, in units of √V₀,
 * where that exceeds the normal one. A perfect generator is simulated from either histogram, for
 * noise can empty a cell of the real one, and the larger V₀ and z are taken. The weakness: rows are
 * taken as independent.
 */
public final class JensenShannon {
  /** Id of {@link #charged}. */
  public static final String CHARGED = "jsd-noisy-histogram-v1";

  private static final double UPPER_TAIL = 0.975;

  private JensenShannon() {}

  /** The divergence of the two histograms as they stand; neither may be empty or negative. */
  public static double plugIn(long[] one, long[] other) {
    return of(Simulation.law(one), Simulation.law(other));
  }

  /**
   * From a real histogram with discrete Laplace noise in every cell and an exact synthetic one. The
   * real sample size is not needed: the noisy counts stand for it.
   *
   * @param scale t of the noise, in counts
   */
  public static Measurement charged(long[] noisy, long[] synthetic, double scale, PublicSeed seed) {
    requireSameCells(noisy, synthetic);
    DiscreteLaplaceNoise noise = new DiscreteLaplaceNoise(scale);
    Optional<String> refusal = Gate.refusal(noisy, synthetic, noise.deviation());
    return refusal.isPresent()
        ? new NotEstimable(refusal.get())
        : estimate(noisy, synthetic, noise, seed);
  }

  /** The divergence of two laws, in bits. */
  static double of(double[] p, double[] q) {
    double nats = 0;
    for (int k = 0; k < p.length; k++) {
      double middle = (p[k] + q[k]) / 2;
      nats += 0.5 * (relative(p[k], middle) + relative(q[k], middle));
    }
    return Math.max(0, nats / StrictMath.log(2));
  }

  private static double relative(double share, double middle) {
    return share == 0 ? 0 : share * StrictMath.log(share / middle);
  }

  private static Estimate estimate(
      long[] noisy, long[] synthetic, DiscreteLaplaceNoise noise, PublicSeed seed) {
    Simulation simulation = new Simulation(noisy, synthetic, noise, seed);
    double[] perfect = simulation.perfect();
    double[] reversed = simulation.reversed();
    double nearZero = Math.max(Moments.meanSquare(perfect), Moments.meanSquare(reversed));
    double growth = Math.max(0, Moments.variance(simulation.observed()) - nearZero);
    double slope = growth == 0 ? 0 : growth / resolved(simulation.distance(), nearZero);
    double divergence = new CorrectedDivergence(noise).of(noisy, synthetic);
    double known = Math.max(0, divergence);
    double skewed = Math.max(upperTail(perfect), upperTail(reversed));
    return new Estimate(
        divergence,
        clip(end(known, -skewed, nearZero, slope)),
        clip(end(known, Intervals.NORMAL_975, nearZero, slope)),
        new Floor("simulated", Moments.mean(perfect), Moments.quantile(perfect, Intervals.LEVEL)));
  }

  /** A distance below the deviation at 0 says nothing about how the variance grows with it. */
  private static double resolved(double distance, double nearZero) {
    return Math.max(distance, StrictMath.sqrt(nearZero));
  }

  /** The D above (z > 0) or below (z < 0) the estimate at which |D̂ − D| = |z| √(V₀ + βD). */
  private static double end(double estimate, double z, double nearZero, double slope) {
    double shift = z * z * slope / 2;
    double spread = StrictMath.sqrt(z * z * (nearZero + slope * estimate) + shift * shift);
    return estimate + shift + (z > 0 ? spread : -spread);
  }

  /** How many √V₀ a perfect generator's estimate exceeds with a chance of 2.5 %, at least 1.96. */
  private static double upperTail(double[] perfect) {
    double deviation = StrictMath.sqrt(Moments.meanSquare(perfect));
    return deviation > 0
        ? Math.max(Intervals.NORMAL_975, Moments.quantile(perfect, UPPER_TAIL) / deviation)
        : Intervals.NORMAL_975;
  }

  private static double clip(double bits) {
    return Math.min(1, Math.max(0, bits));
  }

  private static void requireSameCells(long[] noisy, long[] synthetic) {
    if (noisy.length != synthetic.length || noisy.length < 2) {
      throw new IllegalArgumentException(
          "both histograms must have the same cells, at least 2. Provided value: "
              + noisy.length
              + " and "
              + synthetic.length);
    }
  }
}
