package org.hallmark.generators;

import java.util.Arrays;

/** A training on public rows that left every weight where it began. */
public final class NothingLearnedException extends TrainingFailedException {
  private static final long serialVersionUID = 1L;

  private NothingLearnedException(String why) {
    super("nothing was learned: " + why);
  }

  /**
   * Passes if some weight moved that began away from zero; a bias at zero moves by any step.
   *
   * @param largest norm of the gradients of all steps that were seen
   */
  public static void requireMoved(
      float[] initial, float[] trained, double largest, double learningRate) {
    if (moved(initial, trained)) {
      return;
    }
    throw new NothingLearnedException(
        largest == 0
            ? "the gradient was zero in every step. Choose a larger model (hidden, latent), or"
                + " columns that are not all missing"
            : "no step moved a weight, though there were gradients. Choose a larger learningRate"
                + " (it is "
                + learningRate
                + ")");
  }

  private static boolean moved(float[] initial, float[] trained) {
    boolean fixed = false;
    for (int i = 0; i < initial.length; i++) {
      if (initial[i] != 0 && initial[i] != trained[i]) {
        return true;
      }
      fixed |= initial[i] != 0;
    }
    return !fixed && !Arrays.equals(initial, trained);
  }
}
