package org.hallmark.generators;

import java.util.ArrayList;
import java.util.List;

/** Dense layers one after the other, rectified but for the last one, in double arithmetic. */
public final class Perceptron {
  private final List<RealLayer> layers = new ArrayList<>();

  /** Of these layers. */
  public Perceptron(List<Layer> layers, Weights weights) {
    layers.forEach(l -> this.layers.add(new RealLayer(l, weights)));
  }

  /**
   * The layers of a perceptron, named {@code name-0}, {@code name-1}, …
   *
   * @param hidden widths; none make one linear layer
   */
  public static List<Layer> layers(String name, int inputs, List<Integer> hidden, int outputs) {
    List<Layer> layers = new ArrayList<>();
    int width = inputs;
    for (int next : hidden) {
      layers.add(new Layer(name + "-" + layers.size(), width, next));
      width = next;
    }
    layers.add(new Layer(name + "-" + layers.size(), width, outputs));
    return layers;
  }

  /** The outputs of the last layer. */
  public double[] apply(double[] input) {
    double[] values = input;
    for (int i = 0; i < layers.size(); i++) {
      values = layers.get(i).apply(values);
      if (i < layers.size() - 1) {
        RealLayer.rectify(values);
      }
    }
    return values;
  }
}
