package org.hallmark.generators.capability;

/** Vectors have places in a latent space, and places are decoded to vectors. */
public interface LatentCoding {
  /** The place of a vector: the only one of an invertible model, else the most likely one. */
  double[] encode(double[] values, double[] given);

  /** The vector of a place: the only one of an invertible model, else the expected one. */
  double[] decode(double[] latent, double[] given);
}
