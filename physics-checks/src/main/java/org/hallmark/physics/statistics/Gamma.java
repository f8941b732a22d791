package org.hallmark.physics.statistics;

/**
 * The gamma distribution and its relative χ², with {@link StrictMath}.
 *
 * <p>The regularised incomplete gamma function is the series DLMF 8.11.4 below the mean and
 * Legendre's continued fraction DLMF 8.9.2 above it, times a prefactor in C. Loader's saddle-point
 * form (2000, <i>Fast and accurate computation of binomial probabilities</i>), since x^a e^−x
 * overflows at a few hundred degrees of freedom.
 */
public final class Gamma {
  private static final int MOST_TERMS = 1_000_000;
  private static final double TINY = 1e-300;
  private static final double LN_SQRT_2PI = 0.91893853320467274178;

  private Gamma() {}

  /** P(a, x): the probability that a gamma variable of this shape and scale 1 is at most x. */
  public static double cumulative(double shape, double x) {
    require(shape);
    if (!(x > 0)) {
      return 0;
    }
    return x < shape + 1 ? series(shape, x) : 1 - fraction(shape, x);
  }

  /** Q(a, x) = 1 − P(a, x), to full relative accuracy where it is small. */
  public static double upper(double shape, double x) {
    require(shape);
    if (!(x > 0)) {
      return 1;
    }
    return x < shape + 1 ? 1 - series(shape, x) : fraction(shape, x);
  }

  /** The probability that χ² with that many degrees of freedom is at least {@code value}. */
  public static double chiSquareUpper(double degrees, double value) {
    return upper(degrees / 2, value / 2);
  }

  /** ln Γ(x), x &gt; 0. */
  public static double logGamma(double x) {
    return LN_SQRT_2PI + (x - 0.5) * StrictMath.log(x) - x + stirlingError(x);
  }

  /** x^a e^−x / Γ(a + 1). */
  private static double prefactor(double a, double x) {
    return StrictMath.exp(-stirlingError(a) - deviance(a, x) - LN_SQRT_2PI) / StrictMath.sqrt(a);
  }

  private static double series(double a, double x) {
    double term = 1;
    double sum = 1;
    for (int n = 1; n < MOST_TERMS && term > sum * 0x1p-54; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return Math.min(1, sum * prefactor(a, x));
  }

  /** Lentz's algorithm. */
  private static double fraction(double a, double x) {
    double b = x + 1 - a;
    double c = 1 / TINY;
    double d = 1 / b;
    double h = d;
    for (int n = 1; n < MOST_TERMS; n++) {
      double numerator = -n * (n - a);
      b += 2;
      d = 1 / away(numerator * d + b);
      c = away(b + numerator / c);
      h *= d * c;
      if (Math.abs(d * c - 1) < 0x1p-51) {
        break;
      }
    }
    return Math.min(1, prefactor(a, x) * a * h);
  }

  /** ln Γ(x) less Stirling's formula for it. */
  private static double stirlingError(double x) {
    if (x < 16) {
      return stirlingError(x + 1) + (x + 0.5) * StrictMath.log1p(1 / x) - 1;
    }
    double r = 1 / (x * x);
    return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - r / 1188) * r) * r) * r) / x;
  }

  /** a ln(a/x) + x − a without cancellation near a = x. */
  private static double deviance(double a, double x) {
    if (Math.abs(a - x) > 0.1 * (a + x)) {
      return a * StrictMath.log(a / x) + x - a;
    }
    double v = (a - x) / (a + x);
    double sum = (a - x) * v;
    double term = 2 * a * v;
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

  private static double away(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  private static void require(double shape) {
    if (!(shape > 0) || Double.isInfinite(shape)) {
      throw new IllegalArgumentException("shape must be positive. Provided value: " + shape);
    }
  }
}
