package org.hallmark.privacy.dpsgd;

/** How the gradients of a step are added. */
public enum Sums {
  /**
   * As integers on a public grid ({@link SumGrid}): no order of adding changes a bit, and one unit
   * moves the sum by at most the clipping norm, exactly.
   */
  EXACT,
  /**
   * In single precision, with noise drawn in floating point: the guarantee then takes rounded
   * arithmetic for that of real numbers.
   */
  FLOAT32
}
