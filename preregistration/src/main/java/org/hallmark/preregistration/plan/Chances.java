package org.hallmark.preregistration.plan;

import java.util.OptionalDouble;

/**
 * How likely what was found would be at a given truth: p-values, by which a claim is tested at any
 * level.
 */
public interface Chances {
  /** The chance of a finding as small, where the quantity is {@code value}. */
  double atMost(double value);

  /** The chance of a finding as large, where the quantity is {@code value}. */
  double atLeast(double value);

  /**
   * The largest truth at which "below {@code value}" would be shown at {@code alpha} with a chance
   * of {@code power}, by as many data and as much noise as here; none where not even 0 would be.
   */
  OptionalDouble detectable(double value, double alpha, double power);
}
