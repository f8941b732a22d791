package org.hallmark.privacy.accounting.pld;

/** A coarse stand-in for a loss law: atoms with no rigour. */
final class Sketch {
  private final double[] losses;
  private final double[] logMasses;

  /**
   * Atoms.
   *
   * @param losses where
   * @param masses how much, under P
   */
  Sketch(double[] losses, double[] masses) {
    this.losses = losses;
    logMasses = new double[masses.length];
    for (int i = 0; i < masses.length; i++) {
      logMasses[i] = StrictMath.log(masses[i]);
    }
  }

  /** These atoms with a share of the mass, and others with the rest. */
  Sketch mixed(double share, Sketch others) {
    int n = losses.length;
    double[] both = java.util.Arrays.copyOf(losses, n + others.losses.length);
    System.arraycopy(others.losses, 0, both, n, others.losses.length);
    double[] masses = new double[both.length];
    for (int i = 0; i < both.length; i++) {
      masses[i] =
          i < n
              ? share * StrictMath.exp(logMasses[i])
              : (1 - share) * StrictMath.exp(others.logMasses[i - n]);
    }
    return new Sketch(both, masses);
  }

  /** log E exp(λL). */
  double cumulant(double lambda) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < losses.length; i++) {
      largest = Math.max(largest, logMasses[i] + lambda * losses[i]);
    }
    double sum = 0;
    for (int i = 0; i < losses.length; i++) {
      double exponent = logMasses[i] + lambda * losses[i] - largest;
      sum += exponent < -40 ? 0 : StrictMath.exp(exponent);
    }
    return largest + StrictMath.log(sum);
  }

  /** Standard deviation of the loss under the law tilted by exp(λL). */
  double deviation(double lambda) {
    double c = cumulant(lambda);
    double mean = 0;
    double square = 0;
    for (int i = 0; i < losses.length; i++) {
      double weight = StrictMath.exp(logMasses[i] + lambda * losses[i] - c);
      mean += weight * losses[i];
    }
    for (int i = 0; i < losses.length; i++) {
      double weight = StrictMath.exp(logMasses[i] + lambda * losses[i] - c);
      square += weight == 0 ? 0 : weight * (losses[i] - mean) * (losses[i] - mean);
    }
    return StrictMath.sqrt(square);
  }
}
