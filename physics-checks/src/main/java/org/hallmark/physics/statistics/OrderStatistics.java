package org.hallmark.physics.statistics;

import java.util.Optional;
import java.util.function.LongPredicate;
import org.hallmark.privacy.probability.Binomial;

/**
 * The ranks of quantiles in a sample, and of their distribution-free confidence intervals.
 *
 * <p>The l-th and u-th least of n independent values enclose the p-quantile with probability at
 * least P(l ≤ B &lt; u), B binomial (n, p) [H. A. David and H. N. Nagaraja 2003, <i>Order
 * Statistics</i>, section 7.1].
 */
public final class OrderStatistics {
  private OrderStatistics() {}

  /** Ranks, from 1, of the ends of an interval of the {@code probability}-quantile. */
  public record Ranks(double probability, long lower, long upper) {}

  /** The rank of the least value that at least this share of {@code n} does not exceed. */
  public static long rank(long n, double probability) {
    return Math.max(1, (long) StrictMath.ceil(probability * n));
  }

  /** The ranks of its interval; nothing where the sample is too small to have one. */
  public static Optional<Ranks> ranks(long n, double probability, double level) {
    double tail = (1 - level) / 2;
    long lower = last(n, k -> Binomial.atLeast(k, n, probability) >= 1 - tail);
    long upper = last(n, k -> Binomial.atLeast(k, n, probability) > tail) + 1;
    return lower < 1 || upper > n
        ? Optional.empty()
        : Optional.of(new Ranks(probability, lower, upper));
  }

  /** The last rank of 1 to n that has a property which no later one has; 0 if none has. */
  private static long last(long n, LongPredicate has) {
    long low = 0;
    long high = n;
    while (low < high) {
      long middle = (low + high + 1) >>> 1;
      if (has.test(middle)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
