package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.Arrays;
import org.hallmark.generators.Layer;

/**
 * What the kinds of layers make of their inputs, and what their gradients are made of.
 *
 * <p>With input a and gradient δ at the output, the gradient of one record is δaᵀ for a dense
 * layer, M∘(δaᵀ) for a masked one, and δ∘a for a normalisation; that of the bias is δ, if any.
 * Their squared norms are |δ|²|a|², Σ (δ∘δ)ᵀ M (a∘a) and Σ δ²a², each with |δ|² for the bias; sums
 * over records are δᵀa, M∘(δᵀa) and Σ δ∘a. None needs the gradient of a single record to be formed.
 */
final class LayerArrays {
  private LayerArrays() {}

  /**
   * The outputs.
   *
   * @param bias one for all rows, or one for each; null for none
   */
  static NDArray outputs(Layer layer, NDArray weight, NDArray bias, NDArray input) {
    return switch (layer.kind()) {
      case DENSE, EMBEDDING -> Linear.linear(input, weight, bias).singletonOrThrow();
      case MASKED -> Linear.linear(input, weight.mul(mask(layer, weight)), bias).singletonOrThrow();
      case NORM -> input.mul(weight.reshape(1, layer.outputs()).add(1)).add(bias);
    };
  }

  private static NDArray mask(Layer layer, NDArray like) {
    float[] matrix = layer.mask().orElseThrow().matrix();
    try (NDArray borrowed = like.getManager().create(matrix, matrix(layer))) {
      return like.getDataType() == DataType.FLOAT64
          ? borrowed.toType(DataType.FLOAT64, true)
          : borrowed.duplicate();
    }
  }

  private static Shape matrix(Layer layer) {
    return new Shape(layer.outputs(), layer.inputs());
  }

  /**
   * The squared norm of each row's gradient by the weights, of a layer that is not dense, in double
   * precision.
   */
  static double[] squares(Layer layer, NDArray input, NDArray delta) {
    NDArray inputs = doubles(input).square();
    NDArray deltas = doubles(delta).square();
    NDArray seen =
        switch (layer.kind()) {
          case MASKED -> inputs.matMul(mask(layer, inputs).transpose());
          case NORM -> inputs;
          default -> inputs.sum(new int[] {1}, true);
        };
    return deltas.mul(seen).sum(new int[] {1}).toDoubleArray();
  }

  /** |x|² of each row, in double precision. */
  static double[] lengths(NDArray rows) {
    return doubles(rows).square().sum(new int[] {1}).toDoubleArray();
  }

  /**
   * The sum of the rows' gradients by the weights. It leaves nothing behind in the memory that its
   * arguments belong to.
   *
   * @param columns δ, a record in each column
   * @param input a, a record in each row
   */
  static NDArray sum(Layer layer, NDArray columns, NDArray input) {
    return switch (layer.kind()) {
      case DENSE, EMBEDDING -> columns.matMul(input);
      case MASKED -> masked(layer, columns, input);
      case NORM -> products(columns, input);
    };
  }

  private static NDArray masked(Layer layer, NDArray columns, NDArray input) {
    try (NDArray mask = mask(layer, input)) {
      return columns.matMul(input).muli(mask);
    }
  }

  private static NDArray products(NDArray columns, NDArray input) {
    try (NDArray other = input.transpose();
        NDArray products = columns.mul(other)) {
      return products.sum(new int[] {1}, true);
    }
  }

  /**
   * The inner products of the gradients of a unit's records with each other, added up: the squared
   * norm of the unit's gradient by the weights, of a layer that is not dense.
   *
   * @param slots rows of each unit
   */
  static double[] inner(Layer layer, NDArray input, NDArray delta, int slots) {
    NDArray deltas = delta.reshape(-1, slots, layer.outputs());
    NDArray inputs = input.reshape(-1, slots, layer.inputs());
    NDArray gradients =
        switch (layer.kind()) {
          case MASKED ->
              deltas.transpose(0, 2, 1).matMul(inputs).mul(mask(layer, input).expandDims(0));
          case NORM -> deltas.mul(inputs).sum(new int[] {1});
          default -> deltas.transpose(0, 2, 1).matMul(inputs);
        };
    int units = Math.toIntExact(gradients.getShape().get(0));
    return gradients.reshape(units, -1).square().sum(new int[] {1}).toDoubleArray();
  }

  private static NDArray doubles(NDArray rows) {
    return rows.getDataType() == DataType.FLOAT64 ? rows : rows.toType(DataType.FLOAT64, false);
  }

  /** Adds {@code more} to {@code sums}, times {@code scale}. */
  static void add(double[] sums, double[] more, double scale) {
    Arrays.setAll(sums, i -> sums[i] + scale * more[i]);
  }
}
