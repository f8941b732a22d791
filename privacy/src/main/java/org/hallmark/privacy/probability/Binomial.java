package org.hallmark.privacy.probability;

/** Tails of the binomial law and bounds on its rate, with {@link StrictMath}. */
public final class Binomial {
  private Binomial() {}

  /** P(Bin(trials, rate) ≥ successes), to full relative accuracy where it is small. */
  public static double atLeast(long successes, long trials, double rate) {
    if (successes <= 0) {
      return 1;
    }
    return successes > trials
        ? 0
        : Beta.cumulative(rate, successes, (double) (trials - successes) + 1);
  }

  /** P(Bin(trials, rate) = successes), 0 &lt; rate &lt; 1. */
  public static double exactly(long successes, long trials, double rate) {
    if (successes < 0 || successes > trials) {
      return 0;
    }
    if (successes == 0 || successes == trials) {
      double single = successes == 0 ? StrictMath.log1p(-rate) : StrictMath.log(rate);
      return StrictMath.exp(trials * single);
    }
    double failures = (double) (trials - successes);
    return Beta.density(rate, successes, failures) * trials / (successes * failures);
  }

  /**
   * The one-sided Clopper–Pearson upper bound on a rate: it lies below the true rate with
   * probability at most {@code significance} [C. J. Clopper and E. S. Pearson 1934, Biometrika 26,
   * 404–413]. Nothing was tried: 1.
   */
  public static double upper(long successes, long trials, double significance) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "successes must be in [0, " + trials + "]. Provided value: " + successes);
    }
    if (!(significance > 0 && significance < 1)) {
      throw new IllegalArgumentException(
          "significance must be in (0, 1). Provided value: " + significance);
    }
    if (successes == trials) {
      return 1;
    }
    if (successes == 0) {
      return -StrictMath.expm1(StrictMath.log(significance) / trials);
    }
    return Beta.upperQuantile(significance, successes + 1.0, (double) (trials - successes));
  }
}
