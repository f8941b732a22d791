package org.hallmark.generators;

/**
 * A dense layer in plain Java arithmetic: the same bits on every machine, since each output adds
 * its products in the order of the inputs. Weights are kept input by input, so that the inner loop
 * runs over outputs and inputs that are zero cost nothing.
 */
public final class DenseLayer {
  private final int outputs;
  private final float[] byInput;
  private final float[] bias;

  /** Of its tensors. */
  public DenseLayer(Layer layer, Tensor weight, Tensor bias) {
    this.outputs = layer.outputs();
    this.bias = bias.values();
    this.byInput = new float[layer.inputs() * outputs];
    float[] rows = weight.values();
    for (int j = 0; j < outputs; j++) {
      for (int i = 0; i < layer.inputs(); i++) {
        byInput[i * outputs + j] = rows[j * layer.inputs() + i];
      }
    }
  }

  /** Begins a new row of outputs with the bias. */
  public float[] begin() {
    return bias.clone();
  }

  /** Adds the inputs from place {@code offset} on. */
  public void add(float[] sums, int offset, float[] inputs) {
    for (int i = 0; i < inputs.length; i++) {
      if (inputs[i] != 0) {
        addOne(sums, inputs[i], (offset + i) * outputs);
      }
    }
  }

  /** Adds one input at place {@code index}. */
  public void add(float[] sums, int index, float input) {
    addOne(sums, input, index * outputs);
  }

  private void addOne(float[] sums, float input, int at) {
    float[] weights = byInput;
    for (int j = 0; j < sums.length; j++) {
      sums[j] += input * weights[at + j];
    }
  }

  /** Sets what is below zero to zero. */
  public static float[] rectify(float[] sums) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] = Math.max(0, sums[j]);
    }
    return sums;
  }
}
