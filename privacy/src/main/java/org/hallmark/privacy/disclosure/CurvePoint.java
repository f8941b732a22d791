package org.hallmark.privacy.disclosure;

/**
 * A point of the privacy curve: the release is (ε, δ)-private.
 *
 * @param delta δ
 * @param epsilon upper bound on ε at that δ
 */
public record CurvePoint(double delta, double epsilon) {
  /**
   * The most that a test of "was this unit in?" can do: TPR ≤ min(e^ε·FPR + δ, 1 − e^−ε·(1 − δ −
   * FPR)) (Kairouz, Oh and Viswanath 2015, theorem 2.1).
   */
  double truePositiveRate(double falsePositiveRate) {
    double rising = StrictMath.exp(epsilon) * falsePositiveRate + delta;
    double falling = 1 - StrictMath.exp(-epsilon) * (1 - delta - falsePositiveRate);
    return StrictMath.max(falsePositiveRate, StrictMath.min(1, StrictMath.min(rising, falling)));
  }
}
