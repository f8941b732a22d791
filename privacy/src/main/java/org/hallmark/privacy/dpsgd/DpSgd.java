package org.hallmark.privacy.dpsgd;

import org.hallmark.privacy.accounting.Calibration;
import org.hallmark.privacy.entropy.PrivateEntropy;
import org.hallmark.privacy.event.PoissonSampledGaussian;

/**
 * Differentially private stochastic gradient descent (Abadi et al. 2016), as one set of numbers
 * from which the coins, the noise, the divisor and the privacy event all come, so that they cannot
 * disagree.
 *
 * <p>A step: every record joins by its own coin; each gradient is clipped to norm {@code clip}, one
 * that is not finite counts as zero; the sum gets {@link #noise}; the result is divided by {@code
 * divisor}. An empty draw is a step of pure noise.
 *
 * @param samplingRate probability that a record joins a step
 * @param clip largest L2 norm of one record's gradient
 * @param noiseMultiplier standard deviation of the noise, in units of {@code clip}
 * @param steps how many
 * @param divisor public constant that stands for the size of a batch
 */
public record DpSgd(
    double samplingRate, double clip, double noiseMultiplier, int steps, double divisor) {
  /** Id of the privacy event of a training. */
  public static final String EVENT = "training";

  static final String SAMPLING = "sampling";
  static final String NOISE = "noise";

  public DpSgd {
    if (!(samplingRate > 0 && samplingRate <= 1)) {
      throw new IllegalArgumentException(
          "samplingRate must be in (0, 1]. Provided value: " + samplingRate);
    }
    requirePositive("clip", clip);
    requirePositive("noiseMultiplier", noiseMultiplier);
    requirePositive("divisor", divisor);
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1. Provided value: " + steps);
    }
  }

  /**
   * The training with the least noise that keeps (ε, δ).
   *
   * @param batch expected size of a step's draw at the nominal size, and the divisor
   * @param nominalSize public stand-in for the number of records, at least {@code batch}
   * @throws org.hallmark.privacy.accounting.BudgetTooSmallException if no noise is enough
   */
  public static DpSgd calibrated(
      int batch, long nominalSize, double clip, int steps, double epsilon, double delta) {
    if (batch < 1 || batch > nominalSize) {
      throw new IllegalArgumentException(
          "batch must be in [1, " + nominalSize + "]. Provided value: " + batch);
    }
    double samplingRate = batch / (double) nominalSize;
    double noiseMultiplier = Calibration.noiseMultiplier(samplingRate, steps, epsilon, delta);
    return new DpSgd(samplingRate, clip, noiseMultiplier, steps, batch);
  }

  /** What the training costs. */
  public PoissonSampledGaussian event() {
    return new PoissonSampledGaussian(samplingRate, noiseMultiplier, steps);
  }

  /** Standard deviation of the noise on each coordinate of a step's sum. */
  public double noiseScale() {
    return noiseMultiplier * clip;
  }

  /** The coins. */
  public PoissonSampler sampler(PrivateEntropy entropy) {
    return new PoissonSampler(samplingRate, steps, entropy);
  }

  /** The noise for one tensor of one step's sum, drawn afresh. */
  public float[] noise(PrivateEntropy entropy, int step, String tensor, int length) {
    float[] noise = new float[length];
    noise(entropy, step, tensor, noise);
    return noise;
  }

  /** As {@link #noise(PrivateEntropy, int, String, int)}, into {@code target}. */
  public void noise(PrivateEntropy entropy, int step, String tensor, float[] target) {
    requireStep(step, steps);
    entropy.stream(NOISE, EVENT, step, tensor, 0).fillGaussian(target, noiseScale());
  }

  static void requireStep(int step, int steps) {
    if (step < 0 || step >= steps) {
      throw new IllegalArgumentException(
          "step must be in [0, " + steps + "), which is what is paid for. Provided value: " + step);
    }
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + " must be finite and above 0. Provided value: " + value);
    }
  }
}
