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
