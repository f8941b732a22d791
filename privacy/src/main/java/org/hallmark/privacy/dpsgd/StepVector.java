package org.hallmark.privacy.dpsgd;

/**
 * One number for every weight of a model, in the form in which the sums of a training are taken.
 * The arrays are shared and change in place.
 */
public sealed interface StepVector {
  /**
   * Integers in units of the grid.
   *
   * @param values by place
   */
  record Exact(long[] values) implements StepVector {}

  /**
   * Single-precision numbers.
   *
   * @param values by place
   */
  record Float32(float[] values) implements StepVector {}

  /** {@code size} zeros. */
  static StepVector zeros(Sums sums, int size) {
    return sums == Sums.EXACT ? new Exact(new long[size]) : new Float32(new float[size]);
  }
}
