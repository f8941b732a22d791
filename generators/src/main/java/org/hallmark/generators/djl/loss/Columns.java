package org.hallmark.generators.djl.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.List;
import org.hallmark.generators.Layer;

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

  /** Dense layers one after the other, all rectified. */
  static NDArray rectified(Dense dense, List<Layer> layers, NDArray input) {
    return Activation.relu(perceptron(dense, layers, input));
  }

  /** Dense layers one after the other, rectified but for the last one. */
  static NDArray perceptron(Dense dense, List<Layer> layers, NDArray input) {
    NDArray values = input;
    for (int i = 0; i < layers.size(); i++) {
      values = dense.apply(layers.get(i), values);
      if (i < layers.size() - 1) {
        values = Activation.relu(values);
      }
    }
    return values;
  }
}
