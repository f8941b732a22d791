package org.hallmark.generators;

import java.util.HashMap;
import java.util.Map;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.provenance.seed.PublicSeed;

/**
 * The weights before the first step, from a public seed: normal with variance 2 / inputs (He et al.
 * 2015) times the square of the layer's {@link Network#gain}. Biases begin at zero, and so do the
 * weights of a normalisation, which are added to one.
 */
public final class PublicWeights {
  private PublicWeights() {}

  /** The flat weights of a network; tensor i is drawn from row i of the seed. */
  public static float[] initial(Network network, PublicSeed seed) {
    ParameterLayout layout = network.layout();
    float[] weights = new float[layout.size()];
    Map<String, Layer> byWeight = new HashMap<>();
    network.layers().forEach(layer -> byWeight.put(layer.weight(), layer));
    for (int i = 0; i < layout.slots().size(); i++) {
      ParameterLayout.Slot slot = layout.slots().get(i);
      Layer layer = byWeight.get(slot.name());
      if (layer != null && layer.kind() != Layer.Kind.NORM) {
        double deviation = StrictMath.sqrt(2.0 / layer.inputs()) * network.gain(layer);
        PublicDraws draws = seed.draws(i);
        for (int k = 0; k < slot.length(); k++) {
          weights[slot.offset() + k] = (float) (deviation * draws.nextGaussian());
        }
      }
    }
    return weights;
  }
}
