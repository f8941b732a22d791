package org.hallmark.metrics.divergence;

/**
 * How many records, drawn afresh from the source's law, would lie as far from that law as the
 * synthetic records do: s records lie about (K − 1)/(8s) nats away. A perfect generator's m records
 * are as good as m.
 *
 * <p>The weakness: it is the limit for many records, rough where it comes out below some 10 per
 * cell, and a statement on this one observable.
 *
 * @param value from the estimate
 * @param lower from the upper end of the divergence's interval
 * @param upper from its lower end; at most the synthetic sample size
 */
public record EquivalentSize(long value, long lower, long upper) {

  /** From a divergence and its interval in nats. */
  static EquivalentSize of(
      double divergence, ChiSquareInterval interval, int occupied, double effectiveSynthetic) {
    return new EquivalentSize(
        size(divergence, occupied, effectiveSynthetic),
        size(interval.upper(), occupied, effectiveSynthetic),
        size(interval.lower(), occupied, effectiveSynthetic));
  }

  private static long size(double nats, int occupied, double effectiveSynthetic) {
    double freedom = occupied - 1.0;
    return (long) StrictMath.rint(freedom / (8 * Math.max(0, nats) + freedom / effectiveSynthetic));
  }
}
