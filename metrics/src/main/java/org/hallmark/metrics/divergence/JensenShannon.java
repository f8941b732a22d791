package org.hallmark.metrics.divergence;

import java.util.Optional;
import java.util.function.DoubleFunction;
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
 * <p>The estimate is {@link CorrectedDivergence}, less the bias that hidden cells leave in it where
 * both laws are the synthetic one. Its variance at divergence D is taken as V₀ + βD: V₀ of {@link
 * NoisyNullLaw}, βD from what a deviation more or less of every count changes, less what it would
 * change where both laws are the same. The 95 % interval inverts {@link ChiSquareInterval}'s law;
 * estimates near 0 are skewed upwards, by one sparse cell more than by many, so the lower end is 0
 * unless the estimate exceeds the 97.5 % point of the law of equal laws. Equal laws are taken from
 * either histogram, for noise can empty a cell of the real one, and the wider is used. The floor is
 * simulated. The weakness: rows are taken as independent.
 */
public final class JensenShannon {
  /** Id of {@link #charged}. */
  public static final String CHARGED = "jsd-noisy-histogram-v3";

  /** Kind of the {@link Floor}. */
  public static final String SIMULATED = "simulated";

  private static final double LN_2 = StrictMath.log(2);

  private JensenShannon() {}

  /**
   * From a real histogram with discrete Laplace noise in every cell and an exact synthetic one. The
   * real sample size is not needed: the noisy counts stand for it.
   *
   * @param scale t of the noise, in counts
   */
  public static Measurement charged(long[] noisy, long[] synthetic, double scale, PublicSeed seed) {
    return charged(
        noisy,
        synthetic,
        scale,
        left -> {
          DiscreteLaplaceNoise noise = new DiscreteLaplaceNoise(scale);
          double[] perfect = new Simulation(noisy, synthetic, noise, seed).perfect();
          return new Floor(
              SIMULATED,
              Moments.mean(perfect) - left,
              Moments.quantile(perfect, Intervals.LEVEL) - left);
        });
  }

  /**
   * With a floor of its own, which costs most of the time.
   *
   * @param floor given what is taken out of estimates, in bits
   */
  static Measurement charged(
      long[] noisy, long[] synthetic, double scale, DoubleFunction<Floor> floor) {
    requireSameCells(noisy, synthetic);
    DiscreteLaplaceNoise noise = new DiscreteLaplaceNoise(scale);
    Optional<String> refusal = Gate.refusal(noisy, synthetic, noise.deviation());
    return refusal.isPresent()
        ? new NotEstimable(refusal.get())
        : estimate(noisy, synthetic, noise, floor);
  }

  /**
   * What the estimate follows, for tests at other levels than the interval's; none where {@link
   * #charged} would give no estimate.
   *
   * @param scale t of the noise, in counts
   */
  public static Optional<DivergenceLaw> law(long[] noisy, long[] synthetic, double scale) {
    requireSameCells(noisy, synthetic);
    DiscreteLaplaceNoise noise = new DiscreteLaplaceNoise(scale);
    return Gate.refusal(noisy, synthetic, noise.deviation()).isPresent()
        ? Optional.empty()
        : Optional.of(fitted(noisy, synthetic, noise).law());
  }

  /** The law of the estimate, and what was taken out of it, in nats. */
  private record Fitted(DivergenceLaw law, double left) {}

  private static Fitted fitted(long[] noisy, long[] synthetic, DiscreteLaplaceNoise noise) {
    long real = CorrectedDivergence.sum(noisy);
    long made = CorrectedDivergence.sum(synthetic);
    NoisyNullCells cells = new NoisyNullCells(real, made, noisy.length, noise);
    NoisyNullLaw ofReal = new NoisyNullLaw(Simulation.law(noisy), cells);
    NoisyNullLaw ofMade = new NoisyNullLaw(Simulation.law(synthetic), cells);
    double nearZero = Math.max(ofReal.spread(), ofMade.spread());
    double left = ofMade.mean();
    double nats = new CorrectedDivergence(noise).of(noisy, synthetic) * LN_2 - left;
    return new Fitted(
        new DivergenceLaw(
            nats,
            nearZero,
            growth(noisy, synthetic, noise, nats, nearZero),
            ofReal.isExceededBy(nats) && ofMade.isExceededBy(nats)
                ? DivergenceLaw.Lower.INVERTED
                : DivergenceLaw.Lower.ZERO),
        left);
  }

  private static Estimate estimate(
      long[] noisy, long[] synthetic, DiscreteLaplaceNoise noise, DoubleFunction<Floor> floor) {
    Fitted fitted = fitted(noisy, synthetic, noise);
    DivergenceLaw law = fitted.law();
    ChiSquareInterval interval = ChiSquareInterval.of(law.estimate(), law.nearZero(), law.growth());
    return new Estimate(
        law.estimate() / LN_2,
        law.lower() == DivergenceLaw.Lower.INVERTED ? clip(interval.lower() / LN_2) : 0,
        clip(interval.upper() / LN_2),
        floor.apply(fitted.left() / LN_2));
  }

  /** β; a divergence below the deviation at 0 says nothing about how the variance grows with it. */
  private static double growth(
      long[] noisy, long[] synthetic, DiscreteLaplaceNoise noise, double nats, double nearZero) {
    double n = CorrectedDivergence.sum(noisy);
    double m = CorrectedDivergence.sum(synthetic);
    double linear = linearVariance(noisy, synthetic, noise) - 2 * nearZero;
    double resolved = Math.max(nats, StrictMath.sqrt(nearZero));
    return Math.max((1 / n + 1 / m) / 2, linear / resolved);
  }

  /** What one deviation of each count changes, squared and added up, at fixed sizes. */
  private static double linearVariance(long[] noisy, long[] synthetic, DiscreteLaplaceNoise noise) {
    double n = CorrectedDivergence.sum(noisy);
    double m = CorrectedDivergence.sum(synthetic);
    CorrectedDivergence.Cell cell =
        new CorrectedDivergence(noise).cell((long) n, (long) m, noisy.length);
    double sum = 0;
    double realTotal = 0;
    double syntheticTotal = 0;
    for (int k = 0; k < noisy.length; k++) {
      double a = noisy[k];
      double b = synthetic[k];
      double s = StrictMath.sqrt(Math.max(a, 0) + noise.variance());
      double t = b < 4 ? 1 : StrictMath.sqrt(b);
      double ofReal = (cell.of(a + s, b) - cell.of(a - s, b)) / (2 * s);
      double ofMade = b > 0 ? (cell.of(a, b + t) - cell.of(a, b - t)) / (2 * t) : 0;
      sum += ofReal * ofReal * s * s + ofMade * ofMade * b;
      realTotal += ofReal * Math.max(a, 0);
      syntheticTotal += ofMade * b;
    }
    return sum - realTotal * realTotal / n - syntheticTotal * syntheticTotal / m;
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
