package org.hallmark.generators;

import org.hallmark.privacy.dpsgd.StepVector;

/**
 * Sums the gradients of single records, each scaled to a norm of at most the clipping bound. One
 * record more or less changes the sum by at most that bound, which is what the noise is made for.
 */
public interface ClippedGradients extends AutoCloseable {
  /**
   * The sum over {@code rows} of each record's gradient, times min(1, C / its norm over all
   * layers). A record whose gradient is not finite counts as zero. No rows give a sum of zero.
   *
   * @param weights flat, not changed
   * @param rows indexes of records
   * @param noise standard normals for the reparametrisation, {@code rows.length} × latent, by row
   * @param sum where the flat sum is written
   */
  void sum(float[] weights, int[] rows, float[] noise, StepVector sum);

  @Override
  void close();
}
