package org.hallmark.privacy.accounting.pld;

/**
 * The product of integer powers of transforms, frequency by frequency.
 *
 * <p>A complex product errs by less than √5·u (Brent, Percival and Zimmermann 2007), so a power by
 * repeated squaring by less than {@value #PER_FACTOR}·u per factor. Powers whose squared magnitude
 * is below e^{@value #NEGLIGIBLE} are set to 0.
 */
final class Powers {
  private static final double PER_FACTOR = 2.3;
  private static final double NEGLIGIBLE = -160;

  private final double[] product;
  private double logLargest;
  private double factors;

  Powers(int length) {
    product = new double[length];
    product[0] = 1;
    product[1] = 1;
    for (int i = 2; i < length; i += 2) {
      product[i] = 1;
    }
  }

  /** Multiplies by {@code transform} to the power {@code count}; the transform is left as it is. */
  void multiply(double[] transform, long count) {
    product[0] *= power(transform[0], count);
    product[1] *= power(transform[1], count);
    double largest = Math.max(transform[0] * transform[0], transform[1] * transform[1]);
    double threshold = StrictMath.exp(NEGLIGIBLE / count);
    for (int i = 2; i < transform.length; i += 2) {
      double square = transform[i] * transform[i] + transform[i + 1] * transform[i + 1];
      largest = Math.max(largest, square);
      if (square < threshold || product[i] == 0 && product[i + 1] == 0) {
        product[i] = 0;
        product[i + 1] = 0;
      } else {
        multiplyPower(i, transform[i], transform[i + 1], count);
      }
    }
    // Magnitudes above 1 are rounding, and are raised to the power all the same.
    logLargest += count * Math.max(0, StrictMath.log(largest) / 2 + 4 * Rounding.UNIT);
    factors += count;
  }

  private void multiplyPower(int i, double re, double im, long count) {
    double baseRe = re;
    double baseIm = im;
    double resultRe = product[i];
    double resultIm = product[i + 1];
    for (long left = count; ; left >>>= 1) {
      if ((left & 1) == 1) {
        double next = resultRe * baseRe - resultIm * baseIm;
        resultIm = resultRe * baseIm + resultIm * baseRe;
        resultRe = next;
      }
      if (left <= 1) {
        break;
      }
      double next = baseRe * baseRe - baseIm * baseIm;
      baseIm = 2 * baseRe * baseIm;
      baseRe = next;
    }
    product[i] = resultRe;
    product[i + 1] = resultIm;
  }

  private static double power(double value, long count) {
    double base = value;
    double result = 1;
    for (long left = count; left > 0; left >>>= 1) {
      result = (left & 1) == 1 ? result * base : result;
      base *= base;
    }
    return result;
  }

  double[] product() {
    return product;
  }

  /** log of a bound on every product of magnitudes met. */
  double logLargest() {
    return logLargest;
  }

  /** Bound on the relative error of every product. */
  double relativeError() {
    double first = Rounding.UNIT * PER_FACTOR * factors;
    return first < 0.5 ? first / (1 - first) : Double.POSITIVE_INFINITY;
  }

  /** Bound on what was set to 0, per frequency, before the largest magnitude. */
  static double neglected() {
    return 1e-34;
  }
}
