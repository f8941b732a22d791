package org.hallmark.reports.plot;

/** How far apart the values of an axis stand. */
public enum Spacing {
  /** In proportion to the value. */
  LINEAR {
    @Override
    double of(double value) {
      return value;
    }
  },
  /**
   * In proportion to the square root, keeping the sign. The square root of a Jensen–Shannon
   * divergence is a metric (Endres and Schindelin 2003), so equal lengths are equal distances.
   */
  ROOT {
    @Override
    double of(double value) {
      return value < 0 ? -Math.sqrt(-value) : Math.sqrt(value);
    }
  };

  abstract double of(double value);
}
