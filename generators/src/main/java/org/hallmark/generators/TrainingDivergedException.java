package org.hallmark.generators;

/**
 * The weights left the range of numbers. They are made of noised gradients alone, so that this
 * tells no more of the records than publishing them would.
 */
public final class TrainingDivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private TrainingDivergedException() {
    super("training diverged: the weights are not finite. A smaller learningRate may help");
  }

  /** Passes if every weight is a finite number. */
  public static void requireFinite(float[] weights) {
    for (float weight : weights) {
      if (!Float.isFinite(weight)) {
        throw new TrainingDivergedException();
      }
    }
  }
}
