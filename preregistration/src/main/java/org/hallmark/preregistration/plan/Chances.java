package org.hallmark.preregistration.plan;

/**
 * How likely what was found would be at a given truth: p-values, by which a claim is tested at any
 * level.
 */
public interface Chances {
  /** The chance of a finding as small, where the quantity is {@code value}. */
  double atMost(double value);

  /** The chance of a finding as large, where the quantity is {@code value}. */
  double atLeast(double value);
}
