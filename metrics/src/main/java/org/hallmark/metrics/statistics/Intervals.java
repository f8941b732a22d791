package org.hallmark.metrics.statistics;

import org.hallmark.privacy.probability.Beta;

/** Confidence bounds with {@link StrictMath}: the same bits on every JVM. */
public final class Intervals {
  /** The level of every interval that is published. */
  public static final double LEVEL = 0.95;

  /** Φ⁻¹(0.975). */
  public static final double NORMAL_975 = 1.959963984540054;

  private Intervals() {}

  /**
   * The one-sided Clopper–Pearson upper bound on a rate, for {@code successes} in {@code trials}.
   * Coverage is at least {@code level} for every true rate [C. J. Clopper and E. S. Pearson 1934,
   * Biometrika 26, 404–413]. Nothing was tried: 1.
   */
  public static double clopperPearsonUpper(long successes, long trials, double level) {
    require(successes, trials, level);
    if (successes == trials) {
      return 1;
    }
    if (successes == 0) {
      return -StrictMath.expm1(StrictMath.log1p(-level) / trials);
    }
    return Beta.quantile(level, successes + 1.0, (double) (trials - successes));
  }

  /** The one-sided Clopper–Pearson lower bound on a rate. */
  public static double clopperPearsonLower(long successes, long trials, double level) {
    return 1 - clopperPearsonUpper(trials - successes, trials, level);
  }

  /**
   * The 0.975 quantile of Student's law, to 0.001 for at least 4 degrees of freedom [M. Abramowitz
   * and I. A. Stegun 1964, 26.7.5].
   */
  public static double student975(long degrees) {
    if (degrees < 4) {
      throw new IllegalArgumentException("degrees must be at least 4. Provided value: " + degrees);
    }
    double z = NORMAL_975;
    double s = z * z;
    double v = degrees;
    double first = z * (s + 1) / 4;
    double second = z * (s * (5 * s + 16) + 3) / 96;
    double third = z * (s * (s * (3 * s + 19) + 17) - 15) / 384;
    double fourth = z * (s * (s * (s * (79 * s + 776) + 1482) - 1920) - 945) / 92160;
    return z + (first + (second + (third + fourth / v) / v) / v) / v;
  }

  private static void require(long successes, long trials, double level) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "successes must be in [0, " + trials + "]. Provided value: " + successes);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must be in (0, 1). Provided value: " + level);
    }
  }
}
