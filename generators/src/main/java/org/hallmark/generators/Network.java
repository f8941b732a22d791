package org.hallmark.generators;

import java.util.List;

/**
 * What is trained: layers, and what each record brings to its loss. It is public, and says nothing
 * of the loss itself, which {@code djl} has for every kind of network.
 */
public interface Network {
  /** All layers, in an order that fixes the numbers of their streams of noise. */
  List<Layer> layers();

  /** Widths of the parts of an encoded row. */
  List<Integer> parts();

  /** Standard normals that a record needs in a step. */
  int noise();

  /** Rows of one made-up record, another one for each trial; nobody's. */
  EncodedRows madeUp(int trial);

  /**
   * What the deviation √(2 / inputs) of a layer's first weights is multiplied by; small where its
   * outputs are read as logits, moments or parameters, so that the model begins near a plain one.
   */
  double gain(Layer layer);

  /** Where each of their tensors lies. */
  default ParameterLayout layout() {
    return ParameterLayout.of(layers());
  }
}
