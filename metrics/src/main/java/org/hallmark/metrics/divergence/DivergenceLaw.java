package org.hallmark.metrics.divergence;

import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import org.hallmark.metrics.statistics.NoncentralChiSquare;

/**
 * What an estimated divergence follows at every true divergence, by which a plan's claims are
 * tested at any level: the law that {@link ChiSquareInterval} inverts at one.
 *
 * @param estimate without bias, in nats
 * @param nearZero V₀, in squared nats
 * @param growth β, in nats
 * @param lower whether the data tell the divergence from 0 at all
 */
public record DivergenceLaw(double estimate, double nearZero, double growth, Lower lower) {
  private static final double LN_2 = StrictMath.log(2);
  private static final int HALVINGS = 60;

  /** What the lower end of an interval is. */
  public enum Lower {
    /** From the law. */
    INVERTED,
    /** Equal laws would explain the estimate. */
    ZERO
  }

  /**
   * The chance of an estimate as small as this one where the divergence is {@code bits}: the
   * p-value against "at least {@code bits}". An estimate below 0 counts as 0, for no sample shows
   * that two laws are the same.
   */
  public double atMost(double bits) {
    return cumulative(Math.max(0, estimate), bits);
  }

  /** The p-value against "at most {@code bits}"; 1 where equal laws would explain the estimate. */
  public double atLeast(double bits) {
    return lower == Lower.ZERO ? 1 : 1 - cumulative(estimate, bits);
  }

  /**
   * The largest divergence at which "below {@code bits}" would be shown at {@code alpha} with a
   * chance of {@code power}, at this variance; none where not even equal laws would be.
   */
  public OptionalDouble detectable(double bits, double alpha, double power) {
    double critical = largest(nats -> cumulative(nats, bits) < alpha, 0, bits * LN_2);
    if (!(cumulative(critical, bits) < alpha) || cumulative(critical, 0) < power) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(largest(at -> cumulative(critical, at) >= power, 0, bits));
  }

  /** Where a condition that holds from below ends, by halving. */
  private static double largest(DoublePredicate holds, double from, double to) {
    double low = from;
    double high = to;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (holds.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private double cumulative(double nats, double bits) {
    double unit = growth / 4;
    double freedom = nearZero / (2 * unit * unit);
    return NoncentralChiSquare.cumulative(nats / unit + freedom, freedom, bits * LN_2 / unit);
  }
}
