package org.hallmark.metrics.statistics;

import org.hallmark.privacy.probability.Normal;

/**
 * The law of a sum of squared normal variables of variance 1 whose means have squares that add up
 * to λ; the degrees of freedom need not be whole.
 *
 * <p>A Poisson mixture of central laws, added up from its largest term outwards [D. Benton and K.
 * Krishnamoorthy 2003, Comput. Stat. Data Anal. 43, 249–267]. Where that would take too many terms,
 * the normal approximation of M. Sankaran (1963, Biometrika 50, 199–204), whose error is below 1e-5
 * there.
 */
public final class NoncentralChiSquare {
  private static final double MOST_SUMMED = 3_000;
  private static final double NEGLIGIBLE = 1e-14;

  private NoncentralChiSquare() {}

  /** P(X ≤ x). */
  public static double cumulative(double x, double freedom, double lambda) {
    if (!(freedom > 0 && lambda >= 0)) {
      throw new IllegalArgumentException(
          "freedom must be positive and lambda not negative. Provided value: "
              + freedom
              + " and "
              + lambda);
    }
    if (x <= 0) {
      return 0;
    }
    return freedom + lambda > MOST_SUMMED
        ? sankaran(x, freedom, lambda)
        : mixture(x / 2, freedom / 2, lambda / 2);
  }

  private static double mixture(double x, double shape, double mean) {
    double mode = Math.floor(mean);
    double weight = mean == 0 ? 1 : Gamma.poisson(mode, mean);
    double central = Gamma.cumulative(shape + mode, x);
    double step = Gamma.poisson(shape + mode, x);
    return upwards(x, shape, mean, mode, weight, central, step)
        + downwards(x, shape, mean, mode, weight, central, step);
  }

  /** From the mode up: P(a+1, x) = P(a, x) − x^a e^−x / Γ(a+1). */
  private static double upwards(
      double x, double shape, double mean, double mode, double first, double at, double below) {
    double weight = first;
    double central = at;
    double step = below;
    double sum = 0;
    for (double j = mode; weight * central > NEGLIGIBLE * sum || j < mode + 2; j++) {
      sum += weight * central;
      central = Math.max(0, central - step);
      step *= x / (shape + j + 1);
      weight *= mean / (j + 1);
    }
    return sum;
  }

  /** From below the mode down to 0. */
  private static double downwards(
      double x, double shape, double mean, double mode, double first, double at, double below) {
    double weight = first;
    double central = at;
    double step = below;
    double sum = 0;
    for (double j = mode; j > 0 && weight > NEGLIGIBLE * first; j--) {
      step *= (shape + j) / x;
      central = Math.min(1, central + step);
      weight *= j / mean;
      sum += weight * central;
    }
    return sum;
  }

  private static double sankaran(double x, double freedom, double lambda) {
    double one = freedom + lambda;
    double two = freedom + 2 * lambda;
    double h = 1 - 2 * one * (freedom + 3 * lambda) / (3 * two * two);
    double p = two / (one * one);
    double m = (h - 1) * (1 - 3 * h);
    double centre = 1 + h * p * (h - 1 - 0.5 * (2 - h) * m * p);
    double deviation = h * StrictMath.sqrt(2 * p) * (1 + 0.5 * m * p);
    return Normal.cumulative((StrictMath.pow(x / one, h) - centre) / deviation);
  }
}
