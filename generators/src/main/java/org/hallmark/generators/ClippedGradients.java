package org.hallmark.generators;

import java.util.Optional;
import org.hallmark.privacy.dpsgd.StepVector;

/**
 * Sums the gradients of single privacy units, each scaled to a norm of at most the clipping bound.
 * One unit more or less changes the sum by at most that bound, which is what the noise is made for.
 */
public interface ClippedGradients extends AutoCloseable {
  /**
   * The sum over {@code units} of each unit's gradient, times min(1, C / its norm over all layers).
   * A unit whose gradient is not finite counts as zero. No units give a sum of zero.
   *
   * @param weights flat, not changed
   * @param units indexes of units
   * @param noise standard normals for the reparametrisation, as many for each unit, unit by unit
   * @param sum where the flat sum is written
   */
  void sum(float[] weights, int[] units, float[] noise, StepVector sum);

  /** What happened in the last sum, where somebody keeps count. */
  default Optional<StepTally> tally() {
    return Optional.empty();
  }

  @Override
  void close();
}
