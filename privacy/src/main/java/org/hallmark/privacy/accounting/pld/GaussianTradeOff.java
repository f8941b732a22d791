package org.hallmark.privacy.accounting.pld;

/**
 * What an adversary can do against N(0, 1) shifted by μ: Gaussian differential privacy (Dong, Roth
 * and Su 2022).
 *
 * @param mu the shift in standard deviations, 0 or above
 */
public record GaussianTradeOff(double mu) {
  private static final GaussianNoise NOISE = new GaussianNoise(1);
  private static final double FAR = 37;

  public GaussianTradeOff {
    if (!(mu >= 0 && mu < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("mu must be finite and at least 0. Provided value: " + mu);
    }
  }

  /** The δ at ε: Φ(μ/2 − ε/μ) − e^ε·Φ(−μ/2 − ε/μ). */
  public double delta(double epsilon) {
    if (mu == 0) {
      return 0;
    }
    double q = StrictMath.exp(epsilon) * below(-mu / 2 - epsilon / mu);
    return Math.max(0, below(mu / 2 - epsilon / mu) - (Double.isFinite(q) ? q : 0));
  }

  /** The largest true positive rate at a false positive rate: Φ(Φ⁻¹(rate) + μ). */
  public double truePositiveRate(double falsePositiveRate) {
    if (falsePositiveRate <= 0 || falsePositiveRate >= 1) {
      return Math.max(0, Math.min(1, falsePositiveRate));
    }
    double low = -FAR;
    double high = FAR;
    while (high - low > 1e-13) {
      double middle = low + (high - low) / 2;
      if (below(middle) < falsePositiveRate) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return below(high + mu);
  }

  /** Φ(x). */
  private static double below(double x) {
    return Math.min(1, NOISE.mass(Double.NEGATIVE_INFINITY, x, 0));
  }
}
