package org.hallmark.privacy.accounting.pld;

/** Laplace noise of scale b: density exp(−|x|/b)/(2b). */
record LaplaceNoise(double scale) implements Noise {
  @Override
  public double logRatio(double x, double c) {
    if (c == 0) {
      return 0;
    }
    // |x| − |x − c|, which is ±c outside [0, c]: written so that infinite x are no trouble.
    double low = Math.min(0, c);
    double high = Math.max(0, c);
    double inside = Math.min(high, Math.max(low, x));
    return (Math.abs(inside) - Math.abs(inside - c)) / scale;
  }

  @Override
  public double slope(double x, double c) {
    boolean between = x > Math.min(0, c) && x < Math.max(0, c);
    return between ? StrictMath.copySign(2 / scale, c) : 0;
  }

  @Override
  public double mass(double from, double to, double c) {
    if (from >= c) {
      return side(from - c, to - c, to - from);
    }
    if (to <= c) {
      return side(c - to, c - from, to - from);
    }
    return side(0, to - c, to - c) + side(0, c - from, c - from);
  }

  private double side(double near, double far, double width) {
    double w = Double.isInfinite(far) ? Double.POSITIVE_INFINITY : width;
    return -0.5 * StrictMath.exp(-near / scale) * StrictMath.expm1(-w / scale);
  }

  @Override
  public double reach(double mass) {
    return 0;
  }

  @Override
  public double relativeError(double distance) {
    return Rounding.UNIT * (16 + 4 * distance / scale);
  }

  @Override
  public double width() {
    return scale;
  }
}
