package org.hallmark.privacy.accounting;

import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.RandomisedResponse;

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

  /**
   * The largest divergence of a choice whose privacy losses lie in an interval of length ε: that of
   * a bit with losses t and t − ε under Q, at the t that is worst.
   *
   * <p>With x = e^t the moment E_Q exp(αL) of a bit with E_Q exp(L) = 1 is the chord of y^α between
   * x·e^(−ε) and x, taken at 1: concave in log x where it matters, so a golden section finds it.
   * Its flat top makes the search's error second order; it is raised by 1e-9 relative.
   */
  static double boundedRange(double alpha, double epsilon) {
    double low = 0;
    double high = epsilon;
    for (int i = 0; i < 60; i++) {
      double a = low + 0.382 * (high - low);
      double b = low + 0.618 * (high - low);
      if (bit(alpha, epsilon, a) > bit(alpha, epsilon, b)) {
        high = b;
      } else {
        low = a;
      }
    }
    double divergence = bit(alpha, epsilon, (low + high) / 2) / (alpha - 1);
    return Math.min(pure(alpha, epsilon), divergence * (1 + 1e-9));
  }

  /** log of the moment of order α of a bit with losses t and t − ε. */
  private static double bit(double alpha, double epsilon, double t) {
    // Under Q the loss t has probability (1 − e^(t−ε))/(e^t − e^(t−ε)).
    double up = StrictMath.expm1(t - epsilon) / (StrictMath.exp(t) * StrictMath.expm1(-epsilon));
    LogSum sum = new LogSum();
    sum.add(StrictMath.log(up) + alpha * t);
    sum.add(StrictMath.log1p(-up) + alpha * (t - epsilon));
    return sum.log();
  }

  /** The larger of the two directions, summed over the outputs. */
  static double randomisedResponse(double alpha, RandomisedResponse event, Adjacency adjacency) {
    double k = event.buckets();
    double other = event.noise() / k;
    double same = 1 - event.noise() + other;
    if (adjacency == Adjacency.REPLACE_ONE) {
      LogSum sum = new LogSum();
      sum.add(alpha * StrictMath.log(same) + (1 - alpha) * StrictMath.log(other));
      sum.add(alpha * StrictMath.log(other) + (1 - alpha) * StrictMath.log(same));
      sum.add(StrictMath.log((k - 2) * other));
      return sum.log() / (alpha - 1);
    }
    double even = -StrictMath.log(k);
    LogSum with = new LogSum();
    with.add(alpha * StrictMath.log(same) + (1 - alpha) * even);
    with.add(StrictMath.log(k - 1) + alpha * StrictMath.log(other) + (1 - alpha) * even);
    LogSum without = new LogSum();
    without.add(alpha * even + (1 - alpha) * StrictMath.log(same));
    without.add(StrictMath.log(k - 1) + alpha * even + (1 - alpha) * StrictMath.log(other));
    return Math.max(with.log(), without.log()) / (alpha - 1);
  }
}
