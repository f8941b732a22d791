package org.hallmark.privacy.probability;

/** The standard normal law with {@link StrictMath}, to some 15 digits in either tail. */
public final class Normal {
  private static final double ROOT_2_PI = StrictMath.sqrt(2 * StrictMath.PI);

  /** From here on Mills' ratio converges faster than the series around 0. */
  private static final double SERIES = 1.25;

  private static final double UNDERFLOW = 38.5;

  // P. J. Acklam's rational approximation of the quantile, relative error below 1.15e-9; a step of
  // Halley's method then gives all digits.
  private static final double[] A = {
    -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02,
    1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239e+00
  };
  private static final double[] B = {
    -5.447609879822406e+01,
    1.615858368580409e+02,
    -1.556989798598866e+02,
    6.680131188771972e+01,
    -1.328068155288572e+01,
    1
  };
  private static final double[] C = {
    -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
    -2.549732539343734e+00, 4.374664141464968e+00, 2.938163982698783e+00
  };
  private static final double[] D = {
    7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1
  };
  private static final double TAIL = 0.02425;

  private Normal() {}

  /** Φ(x). */
  public static double cumulative(double x) {
    if (x <= -SERIES) {
      return x < -UNDERFLOW ? 0 : density(x) / mills(-x);
    }
    return x >= SERIES ? 1 - cumulative(-x) : 0.5 + density(x) * series(x);
  }

  /** Φ⁻¹(p): minus infinity at 0, infinity at 1. */
  public static double quantile(double p) {
    if (p > 0.5) {
      return -quantile(1 - p);
    }
    if (!(p > 0)) {
      return Double.NEGATIVE_INFINITY;
    }
    double x = approximate(p);
    double error = (cumulative(x) - p) / density(x);
    return x - error / (1 + x * error / 2);
  }

  private static double density(double x) {
    return StrictMath.exp(-x * x / 2) / ROOT_2_PI;
  }

  /** (Φ(x) − ½)/φ(x) = x + x³/3 + x⁵/(3·5) + … (Abramowitz and Stegun 26.2.11). */
  private static double series(double x) {
    double sum = x;
    double term = x;
    for (int n = 3; StrictMath.abs(term) > 1e-17 * StrictMath.abs(sum); n += 2) {
      term *= x * x / n;
      sum += term;
    }
    return sum;
  }

  /** φ(x)/Φ(−x) = x + 1/(x + 2/(x + 3/…)) (Abramowitz and Stegun 26.2.14). */
  private static double mills(double x) {
    double fraction = x;
    for (int n = 200; n > 0; n--) {
      fraction = x + n / fraction;
    }
    return fraction;
  }

  private static double approximate(double p) {
    if (p < TAIL) {
      double q = StrictMath.sqrt(-2 * StrictMath.log(p));
      return horner(C, q) / horner(D, q);
    }
    double q = p - 0.5;
    return q * horner(A, q * q) / horner(B, q * q);
  }

  private static double horner(double[] coefficients, double x) {
    double value = 0;
    for (double coefficient : coefficients) {
      value = value * x + coefficient;
    }
    return value;
  }
}
