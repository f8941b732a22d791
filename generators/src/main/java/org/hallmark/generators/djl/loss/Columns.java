package org.hallmark.generators.djl.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.List;
import org.hallmark.generators.Layer;
import org.hallmark.generators.LayerNorm;
import org.hallmark.generators.Perceptron;

/** Arrays with a record in each row, column by column. */
final class Columns {
  private Columns() {}

  /** Side by side. Joining a single array would copy it, and a copy has no gradient. */
  static NDArray joined(List<NDArray> arrays) {
    return arrays.size() == 1 ? arrays.get(0) : NDArrays.concat(new NDList(arrays), 1);
  }

  /** The columns {@code from} to {@code to}, without the second. */
  static NDArray range(NDArray array, int from, int to) {
    return array.get(new NDIndex(":, " + from + ":" + to));
  }

  /** Each column on its own. */
  static List<NDArray> each(NDArray array) {
    List<NDArray> columns = new ArrayList<>();
    int width = Math.toIntExact(array.getShape().get(1));
    for (int i = 0; i < width; i++) {
      columns.add(width == 1 ? array : range(array, i, i + 1));
    }
    return columns;
  }

  /** Layers one after the other, all rectified. */
  static NDArray rectified(Dense dense, List<Layer> layers, NDArray input) {
    return Activation.relu(perceptron(dense, layers, input));
  }

  /** Layers one after the other, as {@link Perceptron} has them. */
  static NDArray perceptron(Dense dense, List<Layer> layers, NDArray input) {
    NDArray values = input;
    for (int i = 0; i < layers.size(); i++) {
      boolean norm = layers.get(i).kind() == Layer.Kind.NORM;
      values = dense.apply(layers.get(i), norm ? normalised(values) : values);
      if (Perceptron.rectified(layers, i)) {
        values = Activation.relu(values);
      }
    }
    return values;
  }

  /** Each row with mean 0 and variance 1. */
  private static NDArray normalised(NDArray values) {
    int[] along = {1};
    NDArray centred = values.sub(values.mean(along, true));
    NDArray variance = centred.square().mean(along, true);
    return centred.div(variance.add((float) LayerNorm.EPSILON).sqrt());
  }
}
