package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import org.hallmark.generators.Layer;

/** What is done to a micro-batch row by row, each row for itself. */
final class Rows {
  private Rows() {}

  /**
   * The squared norm of each row's gradient: Σ |δ|²(|a|² + 1) over the layers, from norms of a and
   * δ in single precision; where a layer is not dense, what {@link LayerArrays} has in its place.
   *
   * @param unit of the inputs, a power of two: a = input × unit
   */
  static double[] squaredNorms(List<ProbeTape.Factors> factors, double unit) {
    double[] squares = new double[Math.toIntExact(factors.get(0).input().getShape().get(0))];
    for (ProbeTape.Factors f : factors) {
      if (f.layer().kind() != Layer.Kind.DENSE) {
        LayerArrays.add(squares, LayerArrays.squares(f.layer(), f.input(), f.delta()), unit * unit);
        LayerArrays.add(squares, LayerArrays.lengths(f.delta()), f.layer().biased() ? 1 : 0);
        continue;
      }
      float[] inputs = norms(f.input());
      float[] deltas = norms(f.delta());
      for (int i = 0; i < squares.length; i++) {
        double input = inputs[i] * unit;
        double delta = deltas[i];
        squares[i] += delta * delta * (input * input + 1);
      }
    }
    return squares;
  }

  private static float[] norms(NDArray rows) {
    try (NDArray norms = JniUtils.norm((PtNDArray) rows, 2, new int[] {1}, true)) {
      return norms.toFloatArray();
    }
  }

  /**
   * The scale of each row that brings its norm to at most a bound.
   *
   * @param factors a column; zero for padding and for rows that are not finite
   * @param keep where rows are kept, or null where no row has anything that is not finite
   */
  record Scale(NDArray factors, NDArray keep) {
    /** The rows, multiplied in place by their factors. */
    NDArray applied(NDArray rows) {
      return kept(rows.muli(factors));
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
   * @param squaredNorms by row
   * @param records the first so many rows are records, the rest is padding
   * @param bound of the norm
   * @param unit by which every factor is multiplied besides; a power of two
   */
  static Scale scale(
      NDManager manager, double[] squaredNorms, int records, double bound, double unit) {
    float[] factors = factors(squaredNorms, records, bound, unit);
    NDArray column = manager.create(factors, new Shape(factors.length, 1)).duplicate();
    return new Scale(column, finite(squaredNorms) ? null : column.gt(0));
  }

  /**
   * {@code unit}·min(1, bound / norm) of each record; zero for padding and where the norm is not
   * finite. Rounded down, so that rounding the factor never lengthens a gradient.
   */
  static float[] factors(double[] squaredNorms, int records, double bound, double unit) {
    float[] factors = new float[squaredNorms.length];
    for (int i = 0; i < records; i++) {
      double norm = Math.sqrt(squaredNorms[i]);
      if (norm <= bound) {
        factors[i] = (float) unit;
      } else if (norm < Double.POSITIVE_INFINITY) {
        factors[i] = Math.nextDown((float) (unit * bound / norm));
      }
    }
    return factors;
  }

  private static boolean finite(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * 0;
    }
    return sum == 0;
  }
}
