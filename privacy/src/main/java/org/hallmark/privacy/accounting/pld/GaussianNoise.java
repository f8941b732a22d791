package org.hallmark.privacy.accounting.pld;

/**
 * N(0, σ²).
 *
 * <p>The mass of an interval is a sum over pieces of width w ≤ {@value #WIDEST} (in σ) with |m|·w ≤
 * 1 around their middles m: φ(m)·w·Σ He₂ₖ(m)(w/2)²ᵏ/(2k+1)!, the Taylor series of φ, whose
 * remainder after {@value #TERMS} terms is below 1e-17. No error function is needed.
 */
record GaussianNoise(double sigma) implements Noise {
  private static final double WIDEST = 0.25;
  private static final int TERMS = 8;
  private static final double ROOT_2_PI = StrictMath.sqrt(2 * StrictMath.PI);

  /** Beyond this many σ densities underflow. */
  private static final double FAR = 37;

  @Override
  public double logRatio(double x, double c) {
    return c == 0 ? 0 : c * (2 * x - c) / (2 * sigma * sigma);
  }

  @Override
  public double slope(double x, double c) {
    return c / (sigma * sigma);
  }

  @Override
  public double mass(double from, double to, double c) {
    double low = (from - c) / sigma;
    double high = (to - c) / sigma;
    if (low >= 0) {
      return outwards(low, high, (to - from) / sigma);
    }
    if (high <= 0) {
      return outwards(-high, -low, (to - from) / sigma);
    }
    double width = (to - from) / sigma;
    if (width <= WIDEST) {
      return piece((low + high) / 2, width);
    }
    return outwards(0, high, high) + outwards(0, -low, -low);
  }

  /** Mass of [low, low + width], 0 ≤ low, from the dense end outwards. */
  private static double outwards(double low, double high, double width) {
    if (low > FAR) {
      return 0;
    }
    double sum = 0;
    double done = 0;
    while (done < width) {
      double at = low + done;
      double step = Math.min(WIDEST, 1 / (at + 1));
      boolean last = width - done <= step;
      double w = last ? width - done : step;
      double middle = last && done == 0 ? (low + high) / 2 : at + w / 2;
      double part = piece(middle, w);
      sum += part;
      if (last || part < sum * 1e-19 || at > FAR) {
        break;
      }
      done += w;
    }
    return sum;
  }

  private static double piece(double m, double w) {
    double density = StrictMath.exp(-m * m / 2) / ROOT_2_PI;
    double even = 1;
    double odd = m;
    double half = w / 2;
    double factor = 1;
    double sum = 1;
    for (int k = 1; k < TERMS; k++) {
      // He of 2k from those of 2k−1 and 2k−2, then of 2k+1.
      even = m * odd - (2 * k - 1) * even;
      odd = m * even - 2 * k * odd;
      factor *= half * half / ((2.0 * k) * (2 * k + 1));
      double term = even * factor;
      sum += term;
      if (Math.abs(factor * odd) + Math.abs(term) < 1e-19) {
        break;
      }
    }
    return density * w * sum;
  }

  @Override
  public double reach(double mass) {
    return sigma * StrictMath.sqrt(-2 * StrictMath.log(mass));
  }

  @Override
  public double relativeError(double distance) {
    double z = distance / sigma;
    return Rounding.UNIT * (40 + 6 * z * z);
  }

  @Override
  public double width() {
    return sigma;
  }
}
