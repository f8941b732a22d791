package org.hallmark.physics.statistics;

import java.util.Optional;
import java.util.function.IntPredicate;
import org.hallmark.privacy.probability.Binomial;

/**
 * Quantiles of a sample and their distribution-free confidence intervals.
 *
 * <p>The l-th and u-th least of n independent values enclose the p-quantile with probability at
 * least P(l ≤ B &lt; u), B binomial (n, p) [H. A. David and H. N. Nagaraja 2003, <i>Order
 * Statistics</i>, section 7.1].
 */
public final class OrderStatistics {
  private OrderStatistics() {}

  /** An interval of the {@code probability}-quantile. */
  public record Interval(double probability, double lower, double upper) {}

  /**
   * The least value that at least this share of all does not exceed.
   *
   * @param sorted ascending, at least one
   */
  public static double quantile(double[] sorted, double probability) {
    int rank = (int) StrictMath.ceil(probability * sorted.length);
    return sorted[Math.max(1, rank) - 1];
  }

  /** Its interval; nothing where the sample is too small to have one. */
  public static Optional<Interval> interval(double[] sorted, double probability, double level) {
    int n = sorted.length;
    double tail = (1 - level) / 2;
    int lower = last(n, k -> Binomial.atLeast(k, n, probability) >= 1 - tail);
    int upper = last(n, k -> Binomial.atLeast(k, n, probability) > tail) + 1;
    return lower < 1 || upper > n
        ? Optional.empty()
        : Optional.of(new Interval(probability, sorted[lower - 1], sorted[upper - 1]));
  }

  /** The last rank of 1 to n that has a property which no later one has; 0 if none has. */
  private static int last(int n, IntPredicate has) {
    int low = 0;
    int high = n;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (has.test(middle)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
