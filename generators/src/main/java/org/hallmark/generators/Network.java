package org.hallmark.generators;

import java.util.List;
import org.hallmark.provenance.seed.PublicSeed;

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

  /**
   * What the network adds to every step besides the gradients of records.
   *
   * @param seed of its public draws
   * @param batch expected number of records in a step
   * @param clip largest norm of one record's gradient; infinite where none is clipped
   */
  default Postprocessing postprocessing(PublicSeed seed, int batch, double clip) {
    return Postprocessing.NONE;
  }

  /** Where each of their tensors lies. */
  default ParameterLayout layout() {
    return ParameterLayout.of(layers());
  }
}
