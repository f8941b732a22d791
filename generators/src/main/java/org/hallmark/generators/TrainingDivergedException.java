package org.hallmark.generators;

/**
 * Gradients of public rows, or the weights, left the range of numbers. Weights of a private
 * training are made of noised gradients alone, so that this tells no more of the records than
 * publishing them would.
 */
public final class TrainingDivergedException extends TrainingFailedException {
  private static final long serialVersionUID = 1L;

  private TrainingDivergedException(String what, double learningRate) {
    super(
        "training diverged: "
            + what
            + ". Choose a smaller learningRate (it is "
            + learningRate
            + "), or a smaller clip");
  }

  /** Passes if every weight is a finite number. */
  public static void requireFinite(float[] weights, double learningRate) {
    for (float weight : weights) {
      if (!Float.isFinite(weight)) {
        throw new TrainingDivergedException("the weights are not finite", learningRate);
      }
    }
  }

  /**
   * Passes if the gradient of public rows is finite.
   *
   * @param squares the sum of its squares
   * @param step from 0
   */
  public static void requireFinite(double squares, int step, int steps, double learningRate) {
    if (!Double.isFinite(squares)) {
      throw new TrainingDivergedException(
          "in step " + (step + 1) + " of " + steps + " the loss or its gradient is not finite",
          learningRate);
    }
  }
}
