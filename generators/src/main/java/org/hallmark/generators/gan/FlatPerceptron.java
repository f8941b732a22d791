package org.hallmark.generators.gan;

import java.util.List;
import org.hallmark.generators.Layer;
import org.hallmark.generators.ParameterLayout;

/**
 * Dense layers, rectified but for the last one, whose weights lie in a flat array, forwards and
 * backwards in double arithmetic.
 */
final class FlatPerceptron {
  private final List<Layer> layers;
  private final int[] offsets;

  /**
   * Of these layers.
   *
   * @param layout of the network that they are a part of
   */
  FlatPerceptron(List<Layer> layers, ParameterLayout layout) {
    this.layers = layers;
    this.offsets = layers.stream().mapToInt(l -> offset(l, layout)).toArray();
  }

  private static int offset(Layer layer, ParameterLayout layout) {
    return layout.slots().stream()
        .filter(s -> s.name().equals(layer.weight()))
        .findFirst()
        .orElseThrow()
        .offset();
  }

  /** The input of every layer, and the outputs of the last one. */
  double[][] forward(float[] weights, double[] input) {
    double[][] values = new double[layers.size() + 1][];
    values[0] = input;
    for (int l = 0; l < layers.size(); l++) {
      Layer layer = layers.get(l);
      double[] out = new double[layer.outputs()];
      for (int j = 0; j < out.length; j++) {
        int at = offsets[l] + j * layer.inputs();
        double sum = weights[bias(l) + j];
        for (int i = 0; i < layer.inputs(); i++) {
          sum += weights[at + i] * values[l][i];
        }
        out[j] = l < layers.size() - 1 ? Math.max(0, sum) : sum;
      }
      values[l + 1] = out;
    }
    return values;
  }

  private int bias(int l) {
    return offsets[l] + layers.get(l).inputs() * layers.get(l).outputs();
  }

  /**
   * The gradient by the input.
   *
   * @param values that {@link #forward} gave
   * @param outer gradient by the outputs
   * @param into where the gradient by the weights is added
   */
  double[] backward(float[] weights, double[][] values, double[] outer, double[] into) {
    double[] delta = outer;
    for (int l = layers.size() - 1; l >= 0; l--) {
      Layer layer = layers.get(l);
      double[] inner = new double[layer.inputs()];
      for (int j = 0; j < layer.outputs(); j++) {
        boolean flat = l < layers.size() - 1 && values[l + 1][j] <= 0;
        double d = flat ? 0 : delta[j];
        int at = offsets[l] + j * layer.inputs();
        for (int i = 0; i < inner.length && d != 0; i++) {
          into[at + i] += d * values[l][i];
          inner[i] += d * weights[at + i];
        }
        into[bias(l) + j] += d;
      }
      delta = inner;
    }
    return delta;
  }

  /** Shrinks every matrix whose largest singular value is above one to where it is one. */
  void shrink(float[] weights) {
    for (int l = 0; l < layers.size(); l++) {
      Layer layer = layers.get(l);
      double most = SpectralNorm.of(weights, offsets[l], layer.outputs(), layer.inputs());
      for (int i = 0; i < layer.inputs() * layer.outputs() && most > 1; i++) {
        weights[offsets[l] + i] = (float) (weights[offsets[l] + i] / most);
      }
    }
  }
}
