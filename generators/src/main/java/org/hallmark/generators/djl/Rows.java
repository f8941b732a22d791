package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** What is done to a micro-batch row by row, each row for itself. */
final class Rows {
  private Rows() {}

  /** Σ x² of each row, in a column. */
  static NDArray squares(NDArray rows) {
    return rows.square().sum(new int[] {1}, true);
  }

  /**
   * The scale of each row that brings its norm to at most a bound.
   *
   * @param factors a column; zero for padding and for rows that are not finite
   * @param keep where rows are kept, or null where no row has anything that is not finite
   */
  record Scale(NDArray factors, NDArray keep) {
    /** The rows times their factors. */
    NDArray applied(NDArray rows) {
      return kept(rows.mul(factors));
    }

    /**
     * The rows, with zeros in the place of rows that are not finite: multiplying by zero would keep
     * what is not finite.
     */
    NDArray kept(NDArray rows) {
      if (keep == null) {
        return rows;
      }
      NDArray zero = rows.getManager().zeros(new Shape(1, 1), rows.getDataType());
      return JniUtils.where((PtNDArray) keep, (PtNDArray) rows, (PtNDArray) zero);
    }
  }

  /**
   * The scale of each row.
   *
   * @param squaredNorms a column
   * @param records the first so many rows are records, the rest is padding
   * @param bound of the norm
   * @param unit by which every factor is multiplied besides; a power of two
   */
  static Scale scale(NDArray squaredNorms, int records, double bound, double unit) {
    float[] squares = squaredNorms.toFloatArray();
    float[] factors = factors(squares, records, bound, unit);
    NDManager manager = squaredNorms.getManager();
    NDArray column = manager.create(factors, squaredNorms.getShape()).duplicate();
    return new Scale(column, finite(squares) ? null : column.gt(0));
  }

  /**
   * {@code unit}·min(1, bound / norm) of each record; zero for padding and where the norm is not
   * finite. Rounded down, so that rounding the factor never lengthens a gradient.
   */
  static float[] factors(float[] squaredNorms, int records, double bound, double unit) {
    float[] factors = new float[squaredNorms.length];
    for (int i = 0; i < records; i++) {
      double norm = Math.sqrt((double) squaredNorms[i]);
      if (norm <= bound) {
        factors[i] = (float) unit;
      } else if (norm < Double.POSITIVE_INFINITY) {
        factors[i] = Math.nextDown((float) (unit * bound / norm));
      }
    }
    return factors;
  }

  private static boolean finite(float[] values) {
    float sum = 0;
    for (float value : values) {
      sum += value * 0;
    }
    return sum == 0;
  }
}
