package org.hallmark.metrics.statistics;

/**
 * The incomplete gamma function with {@link StrictMath}: power series below the shape, Lentz's
 * continued fraction above (DLMF 8.11.4 and 8.9.2), the prefactor in C. Loader's saddle-point form.
 */
public final class Gamma {
  private static final double LN_2PI = 1.83787706640934548356;
  private static final double TINY = 1e-300;
  private static final int MOST_TERMS = 100_000;

  private Gamma() {}

  /** P(a, x), the chance that a gamma variable of shape {@code a} is at most {@code x}. */
  public static double cumulative(double shape, double x) {
    require(shape);
    if (!(x > 0)) {
      return 0;
    }
    return x < shape + 1 ? lower(shape, x) : 1 - tail(shape, x);
  }

  /** Q(a, x) = 1 − P(a, x), to full relative accuracy where it is small. */
  public static double upper(double shape, double x) {
    require(shape);
    if (!(x > 0)) {
      return 1;
    }
    return x < shape + 1 ? 1 - lower(shape, x) : tail(shape, x);
  }

  /** The probability that χ² with that many degrees of freedom is at least {@code value}. */
  public static double chiSquareUpper(double degrees, double value) {
    return upper(degrees / 2, value / 2);
  }

  /** ln Γ(x), x &gt; 0. */
  public static double logGamma(double x) {
    return LN_2PI / 2 + (x - 0.5) * StrictMath.log(x) - x + stirlingError(x);
  }

  private static double lower(double shape, double x) {
    return Math.min(1, poisson(shape, x) * series(shape, x));
  }

  private static double tail(double shape, double x) {
    return Math.min(1, poisson(shape, x) * shape / x * fraction(shape, x));
  }

  /** x^a e^−x / Γ(a+1): for a whole {@code a} the Poisson probability of it. */
  static double poisson(double a, double x) {
    if (a == 0) {
      return StrictMath.exp(-x);
    }
    double exponent = -stirlingError(a) - deviance(a, x);
    return StrictMath.exp(exponent - 0.5 * (LN_2PI + StrictMath.log(a)));
  }

  /** 1 + x/(a+1) + x²/((a+1)(a+2)) + … */
  private static double series(double shape, double x) {
    double sum = 1;
    double term = 1;
    for (int j = 1; j < MOST_TERMS && term > 1e-17 * sum; j++) {
      term *= x / (shape + j);
      sum += term;
    }
    return sum;
  }

  /** x/(x + 1 − a − 1(1 − a)/(x + 3 − a − …)). */
  private static double fraction(double shape, double x) {
    double b = x + 1 - shape;
    double c = 1 / TINY;
    double d = 1 / away(b);
    double h = d;
    for (int j = 1; j < MOST_TERMS; j++) {
      double a = -j * (j - shape);
      b += 2;
      d = 1 / away(a * d + b);
      c = away(b + a / c);
      double step = c * d;
      h *= step;
      if (Math.abs(step - 1) < 0x1p-51) {
        break;
      }
    }
    return h * x;
  }

  /** ln Γ(a+1) − ln(√(2πa) (a/e)^a), a &gt; 0. */
  private static double stirlingError(double a) {
    if (a < 16) {
      return stirlingError(a + 1) + (a + 0.5) * StrictMath.log1p(1 / a) - 1;
    }
    double r = 1 / (a * a);
    return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - r / 1188) * r) * r) * r) / a;
  }

  /** a ln(a/x) + x − a without cancellation near a = x. */
  private static double deviance(double a, double x) {
    double v = (a - x) / (a + x);
    if (Math.abs(v) > 0.1) {
      return a * StrictMath.log(a / x) + x - a;
    }
    double sum = (a - x) * v;
    double term = 2 * a * v;
    for (int j = 1; j < 100; j++) {
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
