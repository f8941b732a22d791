package org.hallmark.generators;

import org.hallmark.provenance.seed.PublicSeed;

/**
 * What a network adds to a step, and then the whole gradient cut to a norm of at most {@code clip}:
 * the training without privacy, which has no clipping record by record.
 *
 * @param network what the network adds
 * @param clip the bound
 */
public record Shortened(Postprocessing network, double clip) implements Postprocessing {
  /** Of a training without privacy on these batches: a function of plan and public seed. */
  public static Shortened of(Network network, PublicSeed seed, int batch, double clip) {
    return new Shortened(network.postprocessing(seed, batch, Double.POSITIVE_INFINITY), clip);
  }

  @Override
  public void gradient(int step, float[] weights, float[] gradient) {
    network.gradient(step, weights, gradient);
    double norm = Math.sqrt(squares(gradient));
    for (int i = 0; norm > clip && i < gradient.length; i++) {
      gradient[i] *= (float) (clip / norm);
    }
  }

  @Override
  public void weights(float[] weights) {
    network.weights(weights);
  }

  /** Σ g², added in order. */
  public static double squares(float[] gradient) {
    double squares = 0;
    for (float g : gradient) {
      squares += (double) g * g;
    }
    return squares;
  }
}
