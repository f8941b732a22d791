package org.hallmark.privacy.probability;

/**
 * μ-Gaussian differential privacy (Dong, Roth and Su 2022): telling two neighbours apart is as hard
 * as telling N(0, 1) from N(μ, 1). The Gaussian mechanism of noise multiplier σ has μ = 1/σ.
 */
public final class GaussianPrivacy {
  private static final double LARGEST_MU = 1e4;
  private static final double LARGEST_EPSILON = 1e6;

  private GaussianPrivacy() {}

  /** δ(ε) = Φ(μ/2 − ε/μ) − e^ε Φ(−μ/2 − ε/μ) (their corollary 2.13). */
  public static double delta(double mu, double epsilon) {
    if (mu <= 0) {
      return 0;
    }
    double far = Normal.cumulative(-mu / 2 - epsilon / mu);
    double weighted = far > 0 ? StrictMath.exp(epsilon + StrictMath.log(far)) : 0;
    return StrictMath.max(0, Normal.cumulative(mu / 2 - epsilon / mu) - weighted);
  }

  /** The μ whose curve passes through (ε, δ), 0 &lt; δ &lt; 1. */
  public static double mu(double epsilon, double delta) {
    double low = 0;
    double high = 1;
    while (high < LARGEST_MU && delta(high, epsilon) < delta) {
      high *= 2;
    }
    for (int i = 0; i < 200 && StrictMath.nextUp(low) < high; i++) {
      double middle = low + (high - low) / 2;
      if (delta(middle, epsilon) < delta) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** The ε at which the curve of {@code mu} has fallen to {@code delta}; 0 where it never rises. */
  public static double epsilon(double mu, double delta) {
    if (delta(mu, 0) <= delta) {
      return 0;
    }
    double low = 0;
    double high = 1;
    while (high < LARGEST_EPSILON && delta(mu, high) > delta) {
      high *= 2;
    }
    for (int i = 0; i < 200 && StrictMath.nextUp(low) < high; i++) {
      double middle = low + (high - low) / 2;
      if (delta(mu, middle) > delta) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
