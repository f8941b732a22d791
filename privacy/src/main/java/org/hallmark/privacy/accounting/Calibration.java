package org.hallmark.privacy.accounting;

import java.util.List;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.PoissonSampledGaussian;

/** The least noise that keeps a promise. */
public final class Calibration {
  /** Noise multipliers are whole multiples of 1 over this. */
  public static final int STEPS_PER_UNIT = 10_000;

  /** Less noise than this is never given. */
  public static final double LEAST = 0.1;

  /** More noise than this drowns every signal. */
  public static final double MOST = 1e6;

  private Calibration() {}

  /**
   * The least noise multiplier, rounded up to a whole multiple of 1/{@value #STEPS_PER_UNIT}, whose
   * ε by the catalogue of {@link Accounting} is at most {@code epsilon}: always, since the
   * multiplier returned is one that was accounted for.
   *
   * @throws BudgetTooSmallException if even {@value #MOST} is not enough
   */
  public static double noiseMultiplier(
      double samplingRate, long steps, double epsilon, double delta) {
    if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "epsilon must be finite and above 0. Provided value: " + epsilon);
    }
    long enough = whole(LEAST);
    long tooLittle = enough - 1;
    while (epsilon(samplingRate, enough, steps, delta) > epsilon) {
      tooLittle = enough;
      enough *= 2;
      if (tooLittle >= whole(MOST)) {
        throw new BudgetTooSmallException(epsilon, delta, samplingRate, steps);
      }
    }
    while (enough - tooLittle > 1) {
      long middle = (enough + tooLittle) >>> 1;
      if (epsilon(samplingRate, middle, steps, delta) > epsilon) {
        tooLittle = middle;
      } else {
        enough = middle;
      }
    }
    return multiplier(enough);
  }

  private static double epsilon(double samplingRate, long parts, long steps, double delta) {
    return Accounting.epsilonUpper(
        List.of(new PoissonSampledGaussian(samplingRate, multiplier(parts), steps)),
        Adjacency.ADD_OR_REMOVE,
        delta);
  }

  private static long whole(double multiplier) {
    return StrictMath.round(multiplier * STEPS_PER_UNIT);
  }

  private static double multiplier(long parts) {
    return parts / (double) STEPS_PER_UNIT;
  }
}
