package org.hallmark.privacy.probability;

/**
 * The beta distribution for shapes of at least 1, with {@link StrictMath}.
 *
 * <p>The regularised incomplete beta function is Lentz's continued fraction (DLMF 8.17.22) times a
 * prefactor in C. Loader's saddle-point form (2000, <i>Fast and accurate computation of binomial
 * probabilities</i>): differences of large logarithms of Γ would lose nine digits at a million
 * trials.
 */
public final class Beta {
  private static final double TINY = 1e-300;
  private static final int MOST_TERMS = 100_000;
  private static final double LN_SQRT_2PI = 0.91893853320467274178;

  private Beta() {}

  /** I_x(a, b). */
  public static double cumulative(double x, double a, double b) {
    if (x <= 0) {
      return 0;
    }
    if (x >= 1) {
      return 1;
    }
    return x <= (a + 1) / (a + b + 2)
        ? density(x, a, b) * fraction(x, a, b) / a
        : 1 - density(x, a, b) * fraction(1 - x, b, a) / b;
  }

  /** The x with I_x(a, b) = probability, by bisection down to neighbouring doubles. */
  public static double quantile(double probability, double a, double b) {
    double low = 0;
    double high = 1;
    for (double middle = 0.5; middle > low && middle < high; middle = low + (high - low) / 2) {
      if (cumulative(middle, a, b) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** The x with 1 − I_x(a, b) = probability, which may be too small to be told from 0 beside 1. */
  static double upperQuantile(double probability, double a, double b) {
    double low = 0;
    double high = 1;
    for (double middle = 0.5; middle > low && middle < high; middle = low + (high - low) / 2) {
      if (upper(middle, a, b) > probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static double upper(double x, double a, double b) {
    return x <= (a + 1) / (a + b + 2)
        ? 1 - density(x, a, b) * fraction(x, a, b) / a
        : density(x, a, b) * fraction(1 - x, b, a) / b;
  }

  /** x^a (1−x)^b / B(a, b) = ab/(a+b) · P(Bin(a+b, x) = a). */
  static double density(double x, double a, double b) {
    double n = a + b;
    double exponent =
        stirlingError(n)
            - stirlingError(a)
            - stirlingError(b)
            - deviance(a, n * x)
            - deviance(b, n * (1 - x));
    return StrictMath.exp(exponent - LN_SQRT_2PI) * StrictMath.sqrt(a * b / n);
  }

  /** ln n! − ln(√(2πn) (n/e)^n), n ≥ 1. */
  private static double stirlingError(double n) {
    if (n < 16) {
      double shift = (n + 0.5) * StrictMath.log1p(1 / n) - 1;
      return stirlingError(n + 1) + shift;
    }
    double r = 1 / (n * n);
    return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - r / 1188) * r) * r) * r) / n;
  }

  /** x ln(x/m) + m − x without cancellation near x = m. */
  private static double deviance(double x, double m) {
    if (Math.abs(x - m) > 0.1 * (x + m)) {
      return x * StrictMath.log(x / m) + m - x;
    }
    double v = (x - m) / (x + m);
    double sum = (x - m) * v;
    double term = 2 * x * v;
    for (int j = 1; j < 1000; j++) {
      term *= v * v;
      double next = sum + term / (2 * j + 1);
      if (next == sum) {
        break;
      }
      sum = next;
    }
    return sum;
  }

  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / away(1 - (a + b) * x / (a + 1));
    double h = d;
    for (int m = 1; m <= MOST_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2.0 * m - 1) * (a + 2.0 * m));
      d = 1 / away(1 + even * d);
      c = away(1 + even / c);
      h *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1));
      d = 1 / away(1 + odd * d);
      c = away(1 + odd / c);
      double step = d * c;
      h *= step;
      if (Math.abs(step - 1) < 0x1p-51) {
        break;
      }
    }
    return h;
  }

  private static double away(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }
}
