package org.hallmark.privacy.audit;

import java.util.function.DoublePredicate;

/** The search for the largest ε that is refuted, where a refuted ε means that all less are too. */
final class Refutation {
  private static final double LARGEST = 1 << 10;
  private static final double TOLERANCE = 1e-9;

  private Refutation() {}

  /**
   * An ε that is refuted, within a relative 1e-9 of one that is not; {@code known} if that is not.
   */
  static double largest(double known, DoublePredicate refuted) {
    if (!refuted.test(known)) {
      return known;
    }
    double low = known;
    double high = Math.max(1, 2 * known);
    while (high < LARGEST && refuted.test(high)) {
      low = high;
      high *= 2;
    }
    while (high - low > TOLERANCE * high) {
      double middle = low + (high - low) / 2;
      if (refuted.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
