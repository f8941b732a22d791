package org.hallmark.generators.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.hallmark.privacy.dpsgd.StepScale;

/**
 * The squared length of the gradient of every step, from a transcript of noised sums: how training
 * went, as far as everybody may see it.
 *
 * <p>Where the sums carry noise of standard deviation s on each of d coordinates of a gradient g,
 * the published length is that of g plus noise, and E‖g + noise‖² = ‖g‖² + d·s², with variance
 * 2d·s⁴ + 4s²·‖g‖². Taking d·s² off is post-processing; by chance it may give less than zero.
 */
public final class GradientNorms {
  private final TranscriptShape shape;
  private final StepScale scale;
  private final StepRecords records;
  private final float[] gradient;
  private final double[] squared;
  private int step;
  private boolean whole = true;

  /** Before the first step. */
  public GradientNorms(TranscriptShape shape, StepScale scale) {
    this.shape = shape;
    this.scale = scale;
    this.records = new StepRecords(shape);
    this.gradient = new float[Math.toIntExact(shape.parameters())];
    this.squared = new double[shape.steps()];
  }

  /** Takes the steps of the next file; files come in the order of their paths. */
  public void take(InputStream file) throws IOException {
    int end = Math.min(step + shape.recordsInFile(), shape.steps());
    while (step < end && whole) {
      whole = records.read(step, "", file).isEmpty();
      if (whole) {
        scale.gradient(records.record(), gradient);
        squared[step++] = squared(gradient);
      }
    }
  }

  /** With its noise, for every step; nothing where the transcript is not whole. */
  public Optional<double[]> squared() {
    return whole && step == shape.steps() ? Optional.of(squared.clone()) : Optional.empty();
  }

  private static double squared(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return sum;
  }
}
