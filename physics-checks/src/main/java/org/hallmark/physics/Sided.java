package org.hallmark.physics;

/** Which residuals a law forbids. */
public enum Sided {
  /** Both signs: the law is an equality. */
  BOTH,
  /** Positive residuals: the law is an upper bound. */
  ABOVE;

  /** How far a residual is on the forbidden side; infinite where the record holds a bad cell. */
  double excess(double residual) {
    if (Double.isInfinite(residual)) {
      return Double.POSITIVE_INFINITY;
    }
    return this == BOTH ? Math.abs(residual) : Math.max(0, residual);
  }
}
