package org.hallmark.generators;

import org.hallmark.privacy.dpsgd.StepVector;

/** Who sees what a training may show: each step's noised sum, and keeps it where that is asked. */
@FunctionalInterface
public interface Released {
  /** Sees nothing. */
  Released UNSEEN = (noised, gradient) -> {};

  /**
   * The next step. Both are shared, to be read before this returns.
   *
   * @param noised the sum of clipped gradients with its noise, flat
   * @param gradient that over the public divisor, as the optimiser is given it
   */
  void step(StepVector noised, float[] gradient);

  /** Whether all of the first {@code steps} steps were seen, so that a training may go on there. */
  default boolean reaches(int steps) {
    return true;
  }

  /** The next step is number {@code steps}, from 0; what was seen of it or later is forgotten. */
  default void resume(int steps) {}

  /** On return, what was seen so far survives a power cut; a checkpoint is saved after this. */
  default void keep() {}
}
