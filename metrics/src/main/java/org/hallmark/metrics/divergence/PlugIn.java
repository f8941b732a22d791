package org.hallmark.metrics.divergence;

/**
 * The divergence of two histograms as they stand, cell by cell and in nats. No cell is below 0, not
 * even by rounding: where both shares are nearly the same, logarithms of their ratio would cancel,
 * and a power series in their relative difference is used.
 */
final class PlugIn {
  /** The series is used up to this relative difference; its first term left out is below 1e-17. */
  private static final double NEAR = 0.125;

  private static final int TERMS = 9;

  /** 1/(k (2k − 1)). */
  private static final double[] COEFFICIENTS = coefficients();

  private PlugIn() {}

  static double of(long[] real, long[] synthetic, Sizes sizes) {
    double n = sizes.real();
    double m = sizes.synthetic();
    double sum = 0;
    for (int k = 0; k < real.length; k++) {
      sum += cell(real[k] / n, synthetic[k] / m);
    }
    return sum;
  }

  /** ½ [p ln(p/m) + q ln(q/m)] with m = (p + q)/2. */
  static double cell(double p, double q) {
    double sum = p + q;
    if (sum == 0) {
      return 0;
    }
    double d = (p - q) / sum;
    return 0.25 * sum * (Math.abs(d) < NEAR ? series(d * d) : logarithms(d));
  }

  /** (1 + d) ln(1 + d) + (1 − d) ln(1 − d) = Σ d^2k / (k (2k − 1)). */
  private static double series(double square) {
    double sum = 0;
    for (int k = TERMS - 1; k >= 0; k--) {
      sum = (sum + COEFFICIENTS[k]) * square;
    }
    return sum;
  }

  private static double logarithms(double d) {
    return half(d) + half(-d);
  }

  private static double half(double d) {
    return d <= -1 ? 0 : (1 + d) * StrictMath.log1p(d);
  }

  private static double[] coefficients() {
    double[] coefficients = new double[TERMS];
    for (int k = 1; k <= TERMS; k++) {
      coefficients[k - 1] = 1.0 / (k * (2 * k - 1));
    }
    return coefficients;
  }
}
