package org.hallmark.generators;

/** Who sees what a training may show: each step's noised sum over the public divisor. */
@FunctionalInterface
public interface Released {
  /** Sees nothing. */
  Released UNSEEN = gradient -> {};

  /** The noised gradient of the next step, flat; shared, to be read before this returns. */
  void step(float[] gradient);
}
