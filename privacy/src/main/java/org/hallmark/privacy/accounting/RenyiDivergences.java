package org.hallmark.privacy.accounting;

/**
 * Closed forms of the Rényi divergence of order α &gt; 1 between the outputs for two neighbours.
 */
final class RenyiDivergences {
  /** Beyond this exponent e^x − 1 goes by its logarithm. */
  private static final double LARGE = 30;

  private RenyiDivergences() {}

  /** N(0, σ²) against N(1, σ²): α/(2σ²) (Mironov 2017, proposition 7). */
  static double gaussian(double alpha, double sigma) {
    return alpha / (2 * sigma * sigma);
  }

  /**
   * Laplace noise of scale b, shifted by 1 (Mironov 2017, proposition 6). It is also an upper bound
   * for a vector with L1 sensitivity 1, since the divergence is convex in the shift.
   */
  static double laplace(double alpha, double b) {
    double exponent = (alpha - 1) / b;
    double share = alpha / (2 * alpha - 1);
    if (exponent > LARGE) {
      LogSum sum = new LogSum();
      sum.add(StrictMath.log(share) + exponent);
      sum.add(StrictMath.log1p(-share) - alpha / b);
      return sum.log() / (alpha - 1);
    }
    double excess = share * StrictMath.expm1(exponent) + (1 - share) * StrictMath.expm1(-alpha / b);
    return StrictMath.log1p(excess) / (alpha - 1);
  }

  /**
   * The largest divergence of any ε-differentially private look, that of randomised response:
   * log((e^(αε) + e^((1−α)ε))/(1 + e^ε))/(α − 1). Discrete Laplace noise with scale 1/ε and
   * sensitivity 1 attains it; for larger sensitivities it is a bound.
   *
   * <p>Written as log1p of a product of two expm1, since for small ε the ratio is 1 + O(ε²).
   */
  static double pure(double alpha, double epsilon) {
    // (e^(αε) + e^((1−α)ε))/(1 + e^ε) − 1 = (e^((α−1)ε) − 1)(1 − e^(−αε))/(1 + e^(−ε))
    double half = StrictMath.log(-StrictMath.expm1(-alpha * epsilon));
    double whole = half - StrictMath.log1p(StrictMath.exp(-epsilon));
    double exponent = (alpha - 1) * epsilon;
    if (exponent > LARGE) {
      LogSum sum = new LogSum();
      sum.add(exponent + StrictMath.log1p(-StrictMath.exp(-exponent)) + whole);
      sum.add(0);
      return sum.log() / (alpha - 1);
    }
    double excess = StrictMath.expm1(exponent) * StrictMath.exp(whole);
    return StrictMath.log1p(excess) / (alpha - 1);
  }
}
