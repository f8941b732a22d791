package org.hallmark.privacy.dpsgd;

/**
 * What makes a gradient of a step's noised sum: a public factor, the unit of the sums over the
 * divisor. Whoever trains and whoever trains again from a transcript use this one.
 *
 * @param sums how gradients are added
 * @param factor by which a noised sum is multiplied
 */
public record StepScale(Sums sums, double factor) {
  public StepScale {
    if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "factor must be finite and above 0. Provided value: " + factor);
    }
  }

  /** The scale of a training with this clipping norm and divisor. */
  public static StepScale of(Sums sums, double clip, double divisor) {
    double unit = sums == Sums.EXACT ? SumGrid.of(clip).unit() : 1;
    return new StepScale(sums, unit / divisor);
  }

  /**
   * The gradient that the optimiser is given.
   *
   * @param noised sum of a step with its noise, of this kind of sums
   * @param into where the gradient is written
   */
  public void gradient(StepVector noised, float[] into) {
    if (noised instanceof StepVector.Exact exact) {
      for (int i = 0; i < into.length; i++) {
        into[i] = (float) (exact.values()[i] * factor);
      }
    } else if (noised instanceof StepVector.Float32 floats) {
      for (int i = 0; i < into.length; i++) {
        into[i] = (float) (floats.values()[i] * factor);
      }
    }
  }
}
