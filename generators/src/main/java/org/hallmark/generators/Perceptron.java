package org.hallmark.generators;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Layers one after the other, in double arithmetic: dense or masked ones, rectified but for the
 * last one; a hidden layer may be normalised before it is rectified.
 */
public final class Perceptron {
  private final List<UnaryOperator<double[]>> steps = new ArrayList<>();

  /** Of these layers. */
  public Perceptron(List<Layer> layers, Weights weights) {
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      steps.add(
          layer.kind() == Layer.Kind.NORM
              ? norm(layer, weights)
              : new RealLayer(layer, weights)::apply);
      if (rectified(layers, i)) {
        steps.add(RealLayer::rectify);
      }
    }
  }

  private static UnaryOperator<double[]> norm(Layer layer, Weights weights) {
    float[] scales = weights.of(layer.weight()).values();
    float[] shifts = weights.of(layer.bias()).values();
    return values -> {
      LayerNorm.normalise(values);
      for (int j = 0; j < values.length; j++) {
        values[j] = values[j] * (1.0 + scales[j]) + shifts[j];
      }
      return values;
    };
  }

  /** Whether what layer {@code i} gives is rectified: all but the last, and what is normalised. */
  public static boolean rectified(List<Layer> layers, int i) {
    return i < layers.size() - 1 && layers.get(i + 1).kind() != Layer.Kind.NORM;
  }

  /**
   * The layers of a perceptron, named {@code name-0}, {@code name-1}, …
   *
   * @param hidden widths; none make one linear layer
   */
  public static List<Layer> layers(String name, int inputs, List<Integer> hidden, int outputs) {
    return layers(name, inputs, hidden, outputs, LayerNorm.NONE);
  }

  /** The same; the normalisation of layer {@code name-i} is named {@code name-i-norm}. */
  public static List<Layer> layers(
      String name, int inputs, List<Integer> hidden, int outputs, LayerNorm norm) {
    List<Layer> layers = new ArrayList<>();
    int width = inputs;
    for (int i = 0; i < hidden.size(); i++) {
      layers.add(new Layer(name + "-" + i, width, hidden.get(i)));
      width = hidden.get(i);
      if (norm == LayerNorm.LAYER) {
        layers.add(Layer.norm(name + "-" + i + "-norm", width));
      }
    }
    layers.add(new Layer(name + "-" + hidden.size(), width, outputs));
    return layers;
  }

  /** The outputs of the last layer. */
  public double[] apply(double[] input) {
    double[] values = input;
    for (UnaryOperator<double[]> step : steps) {
      values = step.apply(values);
    }
    return values;
  }
}
