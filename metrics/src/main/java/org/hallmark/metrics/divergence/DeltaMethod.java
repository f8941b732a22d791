package org.hallmark.metrics.divergence;

/**
 * The variance that the plug-in has to first order, Var_p(½ ln(p/m))/n + Var_q(½ ln(q/m))/m, in
 * squared nats, and how it grows with the divergence.
 */
final class DeltaMethod {
  /** Where both laws are hardly mixed, the first order vanishes again; this much is kept. */
  private static final double LEAST_OF_LIMIT = 0.05;

  private DeltaMethod() {}

  /**
   * β, the variance to first order over the divergence. Of the plug-ins, whose biases cancel in the
   * ratio: for equal laws it tends to ½ (1/n + 1/m), as it should.
   */
  static double growth(long[] real, long[] synthetic, Sizes sizes, double plugIn) {
    double limit = 4 * sizes.unit();
    return plugIn == 0
        ? limit
        : Math.max(LEAST_OF_LIMIT * limit, variance(real, synthetic, sizes) / plugIn);
  }

  static double variance(long[] real, long[] synthetic, Sizes sizes) {
    return side(real, synthetic, sizes.real(), sizes.synthetic()) / sizes.effectiveReal()
        + side(synthetic, real, sizes.synthetic(), sizes.real()) / sizes.effectiveSynthetic();
  }

  private static double side(long[] one, long[] other, double n, double m) {
    double mean = 0;
    double square = 0;
    for (int k = 0; k < one.length; k++) {
      if (one[k] > 0) {
        double p = one[k] / n;
        double score = -0.5 * StrictMath.log((1 + other[k] / m / p) / 2);
        mean += p * score;
        square += p * score * score;
      }
    }
    return Math.max(0, square - mean * mean);
  }
}
