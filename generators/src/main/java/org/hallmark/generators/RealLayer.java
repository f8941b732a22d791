package org.hallmark.generators;

/**
 * A dense or masked layer, or an embedding, in plain Java double arithmetic, in the order of the
 * inputs: the same bits on every machine.
 */
public final class RealLayer {
  private final int outputs;
  private final double[] byInput;
  private final double[] bias;

  /** Of its tensors. */
  public RealLayer(Layer layer, Weights weights) {
    float[] rows = weights.of(layer.weight()).values();
    float[] offsets =
        layer.biased() ? weights.of(layer.bias()).values() : new float[layer.outputs()];
    this.outputs = layer.outputs();
    this.byInput = new double[layer.inputs() * outputs];
    this.bias = new double[outputs];
    for (int j = 0; j < outputs; j++) {
      int output = j;
      bias[j] = offsets[j];
      for (int i = 0; i < layer.inputs(); i++) {
        int input = i;
        boolean open = layer.mask().map(mask -> mask.open(output, input)).orElse(true);
        byInput[i * outputs + j] = open ? rows[j * layer.inputs() + i] : 0;
      }
    }
  }

  /** {@code input} × weightᵀ + bias. */
  public double[] apply(double[] input) {
    double[] sums = bias.clone();
    for (int i = 0; i < input.length; i++) {
      double value = input[i];
      if (value != 0) {
        int at = i * outputs;
        for (int j = 0; j < outputs; j++) {
          sums[j] += value * byInput[at + j];
        }
      }
    }
    return sums;
  }

  /** Sets what is below zero to zero. */
  public static double[] rectify(double[] sums) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] = Math.max(0, sums[j]);
    }
    return sums;
  }
}
