package org.hallmark.metrics.divergence;

import org.hallmark.metrics.statistics.NoncentralChiSquare;

/**
 * The 95 % interval of a divergence D whose estimate has variance V₀ + βD: V₀ from the law of equal
 * laws (the second-order term), βD the delta method's term, which vanishes in proportion to D.
 *
 * <p>The estimate is taken to follow (β/4) (χ²_ν(λ) − ν) with λ = 4D/β and ν = 8V₀/β², which has
 * that mean and variance, is the limit law near 0 (there β = ½ (1/n + 1/m) and ν = K − 1), and is
 * nearly normal far from it. Both ends invert that law; an estimate below 0 is taken as 0 for the
 * upper end, for no sample shows that two laws are the same.
 */
record ChiSquareInterval(double lower, double upper) {
  private static final double TAIL = 0.025;
  private static final int HALVINGS = 60;

  /**
   * @param estimate without bias, in nats
   * @param nearZero V₀, in squared nats
   * @param growth β, in nats
   */
  static ChiSquareInterval of(double estimate, double nearZero, double growth) {
    double unit = growth / 4;
    double freedom = nearZero / (2 * unit * unit);
    double lower = end(estimate / unit + freedom, freedom, 1 - TAIL);
    double upper = end(Math.max(0, estimate) / unit + freedom, freedom, TAIL);
    return new ChiSquareInterval(lower * unit, upper * unit);
  }

  /** The λ at which the law is at most {@code x} with the given chance; 0 if there is none. */
  private static double end(double x, double freedom, double chance) {
    if (NoncentralChiSquare.cumulative(x, freedom, 0) <= chance) {
      return 0;
    }
    double low = 0;
    double high = Math.max(1, x);
    while (NoncentralChiSquare.cumulative(x, freedom, high) > chance) {
      low = high;
      high *= 2;
    }
    for (int i = 0; i < HALVINGS && high - low > 1e-13 * high; i++) {
      double middle = (low + high) / 2;
      if (NoncentralChiSquare.cumulative(x, freedom, middle) > chance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
