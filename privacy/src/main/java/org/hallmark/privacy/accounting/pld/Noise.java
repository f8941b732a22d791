package org.hallmark.privacy.accounting.pld;

/**
 * A symmetric log-concave density that a mechanism adds: the likelihood ratio of two of its shifts
 * is monotone.
 *
 * <p>Masses of intervals keep their relative accuracy in both tails and for intervals of any width,
 * which differences of a distribution function do not.
 */
interface Noise {
  /** log of density at x − c over density at x. */
  double logRatio(double x, double c);

  /** Derivative of {@link #logRatio} in x; at a kink either side's. */
  double slope(double x, double c);

  /** Mass between {@code from} and {@code to} (either may be infinite) of the noise around c. */
  double mass(double from, double to, double c);

  /**
   * Beyond this distance from its centre at most {@code mass} lies on a side, or the ratios of
   * shifts no longer change.
   */
  double reach(double mass);

  /** Bound on the relative error of {@link #mass} within {@code distance} of the centre. */
  double relativeError(double distance);

  /** A typical distance over which the density changes. */
  double width();
}
