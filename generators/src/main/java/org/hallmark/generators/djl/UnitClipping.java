package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import org.hallmark.generators.Layer;

/**
 * The clipping of privacy units of several records, each as one: the norm of the sum of their
 * gradients, from products of their factors alone.
 *
 * <p>A unit's gradient in a layer is Σᵢ δᵢ pᵢᵀ over its records, where p is the input a with a one
 * behind it for the bias. Its squared norm is Σᵢⱼ (δᵢ·δⱼ)(aᵢ·aⱼ + 1), a sum over the products of
 * two Gram matrices, and N² is the sum of that over the layers. Terms may cancel. Of what was
 * rounded along the way, 2γS² is therefore added, with S² = Σ (Σᵢ |δᵢ||pᵢ|)² over the layers, which
 * no cancelling makes smaller, γ = (widest input + widest output + records² + layers + {@value
 * #OTHER_ROUNDINGS})·2^-53: every term and every partial sum is at most S² in size, products of
 * vectors of length n have a relative error of n·2^-53, by Cauchy and Schwarz |δᵢ||δⱼ|(|aᵢ||aⱼ| +
 * 1) ≤ |δᵢ||pᵢ||δⱼ||pⱼ|, and the factor two covers the rounding of S itself. So the bound N̂ is at
 * least N, whatever the order of adding.
 *
 * <p>All is in double precision, where squares of single-precision numbers neither underflow nor
 * overflow. A unit's numbers come from its own rows: no operation adds across units.
 */
final class UnitClipping {
  static final int OTHER_ROUNDINGS = 64;

  private static final double UNIT_ROUNDOFF = 0x1p-53;

  /**
   * The factors of one layer in double precision, a record in each row; those of empty places are
   * zeros.
   *
   * @param input a, in units of the grid where there is one
   * @param delta δ
   */
  record Doubles(Layer layer, NDArray input, NDArray delta) {}

  /**
   * What bounds a unit.
   *
   * @param norm N̂ of each unit; not finite where one of its records is not
   * @param absolute S of each unit
   * @param rounding √Σ (½ √outputs Σ |p|)² over the layers and the unit's records: how far rounding
   *     every entry of δ to a whole number moves its gradient at most
   */
  record Norms(double[] norm, double[] absolute, double[] rounding) {}

  private final int slots;

  /** For units that have so many rows each. */
  UnitClipping(int slots) {
    this.slots = slots;
  }

  /**
   * The factors as doubles. Places are empty where the first layer that sees values has an input
   * that is zero throughout.
   */
  List<Doubles> doubles(List<ProbeTape.Factors> factors) {
    ProbeTape.Factors first =
        factors.stream()
            .filter(f -> f.layer().kind() != Layer.Kind.EMBEDDING)
            .findFirst()
            .orElseThrow();
    NDArray there = first.input().square().sum(new int[] {1}, true).gt(0);
    List<Doubles> doubles = new ArrayList<>();
    for (ProbeTape.Factors f : factors) {
      doubles.add(new Doubles(f.layer(), only(there, f.input()), only(there, f.delta())));
    }
    return doubles;
  }

  private static NDArray only(NDArray there, NDArray rows) {
    return kept(there, rows.toType(DataType.FLOAT64, false));
  }

  /**
   * The rows, with zeros where {@code keep} does not hold, also in the place of what is no number.
   */
  static NDArray kept(NDArray keep, NDArray rows) {
    NDArray zero = rows.getManager().zeros(new Shape(1, 1), rows.getDataType());
    return JniUtils.where((PtNDArray) keep, (PtNDArray) rows, (PtNDArray) zero);
  }

  /**
   * What bounds each unit.
   *
   * @param unit of the inputs, a power of two: a = input × unit
   */
  Norms norms(List<Doubles> factors, double unit) {
    int units = Math.toIntExact(factors.get(0).delta().getShape().get(0)) / slots;
    double[] squares = new double[units];
    double[] absolute = new double[units];
    double[] rounding = new double[units];
    for (Doubles f : factors) {
      double[] inner = inner(f, unit);
      double[] inputs = lengths(f.input(), unit * unit, 1);
      double[] deltas = lengths(f.delta(), 1, 0);
      for (int u = 0; u < units; u++) {
        double products = 0;
        double lengths = 0;
        for (int row = u * slots; row < (u + 1) * slots; row++) {
          products += deltas[row] * inputs[row];
          lengths += deltas[row] == 0 ? 0 : inputs[row];
        }
        squares[u] += inner[u];
        absolute[u] += products * products;
        rounding[u] += f.layer().outputs() * lengths * lengths / 4;
      }
    }
    double[] norm = new double[units];
    double slack = 2 * roundings(factors) * UNIT_ROUNDOFF;
    for (int u = 0; u < units; u++) {
      norm[u] = Math.sqrt(Math.max(0, squares[u]) + slack * absolute[u]);
      absolute[u] = Math.sqrt(absolute[u]);
      rounding[u] = Math.sqrt(rounding[u]);
    }
    return new Norms(norm, absolute, rounding);
  }

  private double roundings(List<Doubles> factors) {
    int inputs = factors.stream().mapToInt(f -> f.layer().inputs()).max().orElse(1);
    int outputs = factors.stream().mapToInt(f -> f.layer().outputs()).max().orElse(1);
    return inputs + outputs + (double) slots * slots + factors.size() + OTHER_ROUNDINGS;
  }

  /**
   * Σᵢⱼ (δᵢ·δⱼ)(aᵢ·aⱼ + 1) of each unit; where a layer is not dense, what {@link LayerArrays} has
   * in its place.
   */
  private double[] inner(Doubles f, double unit) {
    if (f.layer().kind() != Layer.Kind.DENSE) {
      double[] squares = new double[Math.toIntExact(f.delta().getShape().get(0)) / slots];
      if (f.layer().biased()) {
        squares = gram(f.delta()).sum(new int[] {1, 2}).toDoubleArray();
      }
      LayerArrays.add(
          squares, LayerArrays.inner(f.layer(), f.input(), f.delta(), slots), unit * unit);
      return squares;
    }
    NDArray inputs = gram(f.input()).muli(unit * unit).addi(1);
    return gram(f.delta()).muli(inputs).sum(new int[] {1, 2}).toDoubleArray();
  }

  private NDArray gram(NDArray rows) {
    NDArray units = rows.reshape(-1, slots, rows.getShape().get(1));
    return units.matMul(units.transpose(0, 2, 1));
  }

  /** √(Σ x² · scale + more) of each row. */
  private static double[] lengths(NDArray rows, double scale, double more) {
    double[] squares = rows.square().sum(new int[] {1}).toDoubleArray();
    for (int i = 0; i < squares.length; i++) {
      squares[i] = Math.sqrt(squares[i] * scale + more);
    }
    return squares;
  }

  /**
   * A column with the factor of every row's unit.
   *
   * @param places the first so many rows are places of units that were drawn
   */
  NDArray column(NDManager manager, double[] factors, int places) {
    double[] rows = new double[factors.length * slots];
    for (int row = 0; row < places; row++) {
      rows[row] = factors[row / slots];
    }
    return manager.create(rows, new Shape(rows.length, 1)).duplicate();
  }
}
