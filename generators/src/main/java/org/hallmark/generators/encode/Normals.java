package org.hallmark.generators.encode;

/** The standard normal law. */
final class Normals {
  private Normals() {}

  /**
   * Its distribution function, to a relative error of 2e-7, by Chebyshev fitting of erfc (Press et
   * al., <i>Numerical Recipes</i>, 2nd edition, 6.2); inside (0, 1).
   */
  static double cumulative(double x) {
    double z = Math.abs(x) / StrictMath.sqrt(2);
    double t = 1 / (1 + 0.5 * z);
    double[] c = {
      -1.26551223,
      1.00002368,
      0.37409196,
      0.09678418,
      -0.18628806,
      0.27886807,
      -1.13520398,
      1.48851587,
      -0.82215223,
      0.17087277
    };
    double sum = 0;
    for (int i = c.length - 1; i >= 0; i--) {
      sum = c[i] + t * sum;
    }
    double tail = 0.5 * t * StrictMath.exp(-z * z + sum);
    double share = x > 0 ? 1 - tail : tail;
    return Math.max(Double.MIN_NORMAL, Math.min(Math.nextDown(1.0), share));
  }
}
