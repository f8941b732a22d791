package org.hallmark.privacy.accounting;

import org.hallmark.privacy.event.SampledWithoutReplacement;

/**
 * Bounds on the Rényi divergence of Gaussian noise on a sample of fixed size, where one unit of a
 * public number has another value (Wang, Balle and Kasiviswanathan 2019, <i>Subsampled Rényi
 * differential privacy and analytical moments accountant</i>, theorem 9): for integer α
 *
 * <p>(α − 1)·D_α ≤ log(1 + γ²·C(α,2)·min{4(e^ε(2) − 1), 2e^ε(2)} + 2·Σ_{j≥3}
 * γ^j·C(α,j)·e^((j−1)ε(j)))
 *
 * <p>with γ the share and ε(j) = 2j/σ², the Gaussian's divergence at a distance of 2. For other α
 * the chord between the neighbouring integers bounds it, since (α − 1)·D_α is convex in α.
 */
final class FixedSizeSample {
  private final double share;
  private final double sigma;

  FixedSizeSample(SampledWithoutReplacement event) {
    share = event.share();
    sigma = event.noiseMultiplier();
  }

  /** Bounds on D_α at each of the orders, which must lie above 1. */
  double[] divergences(double[] orders) {
    double[] divergences = new double[orders.length];
    for (int i = 0; i < orders.length; i++) {
      double alpha = orders[i];
      int below = (int) alpha;
      double part = alpha - below;
      double log =
          part == 0
              ? logMoment(below)
              : (1 - part) * logMoment(below) + part * logMoment(below + 1);
      // A sample tells no more than all.
      divergences[i] = Math.min(log / (alpha - 1), alpha * each());
    }
    return divergences;
  }

  /** ε(1). */
  private double each() {
    return 2 / (sigma * sigma);
  }

  private double logMoment(int alpha) {
    if (alpha == 1) {
      return 0;
    }
    LogSum sum = new LogSum();
    double second = 2 * each();
    // Of 4(x − 1) and 2x the former is less where x is below 2.
    double least =
        second < StrictMath.log(2)
            ? StrictMath.log(4) + StrictMath.log(StrictMath.expm1(second))
            : StrictMath.log(2) + second;
    sum.add(0);
    for (int j = 2; j <= alpha; j++) {
      double moment = j == 2 ? least : StrictMath.log(2) + (j - 1) * j * each();
      sum.add(j * StrictMath.log(share) + LogSum.logBinomial(alpha, j) + moment);
    }
    return sum.log();
  }
}
