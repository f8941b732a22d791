package org.hallmark.metrics.divergence;

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

  private double cumulative(double nats, double bits) {
    double unit = growth / 4;
    double freedom = nearZero / (2 * unit * unit);
    return NoncentralChiSquare.cumulative(nats / unit + freedom, freedom, bits * LN_2 / unit);
  }
}
