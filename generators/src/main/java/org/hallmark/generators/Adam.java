package org.hallmark.generators;

/**
 * Adam (Kingma and Ba 2015, algorithm 1, with their β₁ = 0.9, β₂ = 0.999, ε = 1e-8) over one flat
 * array of weights, in plain single-precision Java arithmetic: the same bits on every machine. Fed
 * with noised gradients it is post-processing and costs no privacy.
 *
 * <p>The learning rate falls linearly from its start to zero over the public number of steps, which
 * averages the noise of the last steps away.
 */
public final class Adam {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final double learningRate;
  private final int steps;
  private final float[] first;
  private final float[] second;

  /** Starts with the moments given, which are shared and changed by every step. */
  public Adam(double learningRate, int steps, float[] first, float[] second) {
    this.learningRate = learningRate;
    this.steps = steps;
    this.first = first;
    this.second = second;
  }

  /** Takes step {@code step}, from 0, along {@code gradient}. */
  public void update(int step, float[] weights, float[] gradient) {
    float rate = (float) (learningRate * (steps - step) / steps);
    float scale1 = (float) (1 / (1 - StrictMath.pow(BETA_1, step + 1)));
    float scale2 = (float) (1 / (1 - StrictMath.pow(BETA_2, step + 1)));
    float keep1 = (float) BETA_1;
    float keep2 = (float) BETA_2;
    for (int i = 0; i < weights.length; i++) {
      float g = gradient[i];
      first[i] = keep1 * first[i] + (1 - keep1) * g;
      second[i] = keep2 * second[i] + (1 - keep2) * g * g;
      float root = (float) Math.sqrt(second[i] * scale2);
      weights[i] -= rate * (first[i] * scale1) / (root + (float) EPSILON);
    }
  }

  /** The running means of gradient and squared gradient. */
  public float[] first() {
    return first;
  }

  /** The running mean of the squared gradient. */
  public float[] second() {
    return second;
  }
}
