package org.hallmark.generators.djl;

import org.hallmark.generators.ClippedGradients;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.StepVector;

/** Gradients with a bug: every coordinate of their exact sums is changed. */
record Planted(ClippedGradients real, Change change) implements ClippedGradients {
  /** What becomes of a coordinate when these rows were drawn. */
  interface Change {
    long apply(int[] rows, long value);
  }

  /**
   * Clips the gradient as if it were to be divided by the batch: a bound that many times as far.
   */
  static DpSgd clippingOffByTheBatchSize(DpSgd right) {
    return clipping(right, right.divisor());
  }

  /** Clips {@code factor} times as far. */
  static DpSgd clipping(DpSgd right, double factor) {
    return new DpSgd(
        right.samplingRate(),
        right.clip() * factor,
        right.noiseMultiplier(),
        right.steps(),
        right.divisor(),
        right.sums());
  }

  /** Sums made as {@code from} has it, in units of the grid of {@code to}. */
  static ClippedGradients onGridOf(DpSgd to, ClippedGradients real, DpSgd from) {
    double ratio = from.grid().unit() / to.grid().unit();
    return new Planted(real, (rows, value) -> (long) (value * ratio));
  }

  @Override
  public void sum(float[] weights, int[] rows, float[] noise, StepVector sum) {
    real.sum(weights, rows, noise, sum);
    long[] values = ((StepVector.Exact) sum).values();
    for (int i = 0; i < values.length; i++) {
      values[i] = change.apply(rows, values[i]);
    }
  }

  @Override
  public void close() {
    real.close();
  }
}
