package org.hallmark.generators;

import java.util.List;
import java.util.Optional;

/**
 * A layer's name, widths and kind.
 *
 * @param name its place in the model: {@code decoder-0}, …
 * @param inputs width of what goes in
 * @param outputs width of what comes out
 * @param kind what it makes of its inputs
 * @param mask which weights there are, of a {@link Kind#MASKED} layer
 */
public record Layer(String name, int inputs, int outputs, Kind kind, Optional<Mask> mask) {
  /** What a layer makes of its inputs x, with weights W and biases b. */
  public enum Kind {
    /** Wx + b. */
    DENSE,
    /** (M∘W)x + b, where the mask M is one or zero (Germain, Gregor, Murray, Larochelle 2015). */
    MASKED,
    /** (1 + w)∘x + b of values with mean 0 and variance 1 (Ba, Kiros and Hinton 2016). */
    NORM,
    /** Wx, the sum of the vectors of the features that are not zero: no bias. */
    EMBEDDING
  }

  /**
   * Which outputs see which inputs: an output those of at most its own degree.
   *
   * @param inputs degree of each input
   * @param outputs degree of each output
   */
  public record Mask(List<Integer> inputs, List<Integer> outputs) {
    public Mask {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
    }

    /** Whether there is a weight from this input to this output. */
    public boolean open(int output, int input) {
      return inputs.get(input) <= outputs.get(output);
    }

    /** Ones and zeros, output by output. */
    public float[] matrix() {
      float[] matrix = new float[inputs.size() * outputs.size()];
      for (int j = 0; j < outputs.size(); j++) {
        for (int i = 0; i < inputs.size(); i++) {
          matrix[j * inputs.size() + i] = open(j, i) ? 1 : 0;
        }
      }
      return matrix;
    }
  }

  public Layer {
    if (inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "inputs and outputs must be at least 1. Provided value: " + inputs + ", " + outputs);
    }
    boolean fits = mask.isPresent() == (kind == Kind.MASKED);
    fits &= mask.isEmpty() || mask.get().inputs().size() == inputs;
    fits &= mask.isEmpty() || mask.get().outputs().size() == outputs;
    if (!fits || kind == Kind.NORM && inputs != outputs) {
      throw new IllegalArgumentException("kind must fit the widths. Provided value: " + kind);
    }
  }

  /** A dense layer. */
  public Layer(String name, int inputs, int outputs) {
    this(name, inputs, outputs, Kind.DENSE, Optional.empty());
  }

  /** A masked layer. */
  public static Layer masked(String name, Mask mask) {
    return new Layer(
        name, mask.inputs().size(), mask.outputs().size(), Kind.MASKED, Optional.of(mask));
  }

  /** What scales and shifts normalised values. */
  public static Layer norm(String name, int width) {
    return new Layer(name, width, width, Kind.NORM, Optional.empty());
  }

  /** Vectors of features. */
  public static Layer embedding(String name, int features, int width) {
    return new Layer(name, features, width, Kind.EMBEDDING, Optional.empty());
  }

  /** Whether it has a bias. */
  public boolean biased() {
    return kind != Kind.EMBEDDING;
  }

  /** The name of its matrix in a weights file. */
  public String weight() {
    return name + ".weight";
  }

  /** The name of its vector in a weights file. */
  public String bias() {
    return name + ".bias";
  }

  /** The extents of its matrix; one column where each input has a weight of its own. */
  public List<Integer> extents() {
    return List.of(outputs, kind == Kind.NORM ? 1 : inputs);
  }
}
