package org.hallmark.generators;

import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.provenance.seed.PublicSeed;

/**
 * The weights before the first step, from a public seed: normal with variance 2 / inputs (He et al.
 * 2015), but a hundredth of that where the outputs are read as logits or moments, so that the model
 * begins near the uniform one. Biases begin at zero.
 */
public final class PublicWeights {
  private static final double OUTPUT_SHARE = 0.1;

  private PublicWeights() {}

  /** The flat weights of a model of this shape; tensor i is drawn from row i of the seed. */
  public static float[] initial(VaeShape shape, PublicSeed seed) {
    ParameterLayout layout = ParameterLayout.of(shape.layers());
    float[] weights = new float[layout.size()];
    for (int i = 0; i < layout.slots().size(); i++) {
      ParameterLayout.Slot slot = layout.slots().get(i);
      if (slot.shape().size() == 2) {
        double deviation = deviation(shape, slot);
        PublicDraws draws = seed.draws(i);
        for (int k = 0; k < slot.length(); k++) {
          weights[slot.offset() + k] = (float) (deviation * draws.nextGaussian());
        }
      }
    }
    return weights;
  }

  private static double deviation(VaeShape shape, ParameterLayout.Slot slot) {
    String layer = slot.name().substring(0, slot.name().lastIndexOf('.'));
    boolean output = layer.endsWith("-logits") || layer.equals("encoder-" + shape.hidden().size());
    return StrictMath.sqrt(2.0 / slot.shape().get(1)) * (output ? OUTPUT_SHARE : 1);
  }
}
