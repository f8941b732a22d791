package org.hallmark.generators;

/**
 * A dense layer's name and widths.
 *
 * @param name its place in the model: {@code decoder-0}, …
 * @param inputs width of what goes in
 * @param outputs width of what comes out
 */
public record Layer(String name, int inputs, int outputs) {
  public Layer {
    if (inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "inputs and outputs must be at least 1. Provided value: " + inputs + ", " + outputs);
    }
  }

  /** The name of its matrix in a weights file. */
  public String weight() {
    return name + ".weight";
  }

  /** The name of its vector in a weights file. */
  public String bias() {
    return name + ".bias";
  }
}
