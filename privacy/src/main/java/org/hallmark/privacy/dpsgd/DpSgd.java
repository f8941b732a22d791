package org.hallmark.privacy.dpsgd;

import java.util.List;
import org.hallmark.privacy.accounting.Calibration;
import org.hallmark.privacy.entropy.PrivateEntropy;
import org.hallmark.privacy.entropy.PrivateStream;
import org.hallmark.privacy.event.PlannedLook;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.mechanism.RoundedGaussian;
import org.hallmark.privacy.training.TrainingMechanism;

/**
 * Differentially private stochastic gradient descent (Abadi et al. 2016), as one set of numbers
 * from which the coins, the clipping, the grid, the noise, the divisor and the privacy event all
 * come, so that they cannot disagree. Of a public source the same steps may be taken {@link
 * #withoutNoise}: they have no privacy event, so that nothing can be charged for them or claimed.
 *
 * <p>A step: every privacy unit joins by its own coin; the gradient of each, summed over its
 * records, is clipped to norm {@code clip}, one that is not finite counts as zero; the sum gets
 * noise; the result is divided by {@code divisor}. An empty draw is a step of pure noise.
 *
 * @param samplingRate probability that a unit joins a step
 * @param clip largest L2 norm of one unit's gradient
 * @param noiseMultiplier standard deviation of the noise, in units of {@code clip}; 0 where there
 *     is none
 * @param steps how many
 * @param divisor public constant that stands for the size of a batch
 * @param sums how gradients are added and what noise they get
 */
public record DpSgd(
    double samplingRate, double clip, double noiseMultiplier, int steps, double divisor, Sums sums)
    implements TrainingMechanism {
  /** Id of the privacy event of a training. */
  public static final String EVENT = TRAINING;

  /** Stands for a noise multiplier that nobody claims. */
  public static final double NO_CLAIM = Double.NaN;

  static final String SAMPLING = "sampling";
  static final String NOISE = "noise";

  public DpSgd {
    if (!(samplingRate > 0 && samplingRate <= 1)) {
      throw new IllegalArgumentException(
          "samplingRate must be in (0, 1]. Provided value: " + samplingRate);
    }
    requirePositive("clip", clip);
    if (noiseMultiplier != 0) {
      requirePositive("noiseMultiplier", noiseMultiplier);
    }
    requirePositive("divisor", divisor);
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1. Provided value: " + steps);
    }
    if (sums == Sums.EXACT && noiseMultiplier > 0) {
      new RoundedGaussian(noiseMultiplier * clip / SumGrid.of(clip).unit());
    }
  }

  /** Training on a public source, of which nothing is hidden. */
  public static DpSgd withoutNoise(int batch, long nominalSize, double clip, int steps, Sums sums) {
    return new DpSgd(rate(batch, nominalSize), clip, 0, steps, batch, sums);
  }

  /**
   * The training with the least noise that keeps (ε, δ).
   *
   * @param batch expected size of a step's draw at the nominal size, and the divisor
   * @param nominalSize public stand-in for the number of units, at least {@code batch}
   * @throws org.hallmark.privacy.accounting.BudgetTooSmallException if no noise is enough
   */
  public static DpSgd calibrated(
      int batch,
      long nominalSize,
      double clip,
      int steps,
      double epsilon,
      double delta,
      Sums sums) {
    return calibrated(batch, nominalSize, clip, steps, epsilon, delta, sums, NO_CLAIM);
  }

  /**
   * As {@link #calibrated(int, long, double, int, double, double, Sums)}, sooner where {@code
   * claimed} is the noise multiplier that it finds; no other one is believed.
   */
  public static DpSgd calibrated(
      int batch,
      long nominalSize,
      double clip,
      int steps,
      double epsilon,
      double delta,
      Sums sums,
      double claimed) {
    double rate = rate(batch, nominalSize);
    double noiseMultiplier =
        Calibration.isLeast(claimed, rate, steps, epsilon, delta)
            ? claimed
            : Calibration.noiseMultiplier(rate, steps, epsilon, delta);
    return new DpSgd(rate, clip, noiseMultiplier, steps, batch, sums);
  }

  private static double rate(int batch, long nominalSize) {
    if (batch < 1 || batch > nominalSize) {
      throw new IllegalArgumentException(
          "batch must be in [1, " + nominalSize + "]. Provided value: " + batch);
    }
    return batch / (double) nominalSize;
  }

  @Override
  public boolean isPrivate() {
    return noiseMultiplier > 0;
  }

  /**
   * What the training costs: the accounting of the continuous Gaussian mechanism on sums of
   * sensitivity {@code clip}, sampled by coins of probability {@code samplingRate}.
   *
   * <p>With {@link Sums#EXACT} that accounting is exact for what is done. Fix everything but the
   * coins and the noise of one step: the weights are a function of earlier outputs, and the numbers
   * drawn for the reparametrisation are independent of the records and the same for a unit whether
   * another one is there or not. Then the sum S is an integer vector, each unit that joins adds its
   * own vector to it whatever the others are, and that vector has norm at most c, where c is {@code
   * clip} in units of the grid, a power of two. Rounding S + N(0, σ²I) to integers is
   * post-processing of the continuous mechanism, and S being an integer vector it is S + (N
   * rounded), coordinates independent: {@link RoundedGaussian}. Its σ is {@code noiseMultiplier}·c
   * up to a relative rounding of 2^-53; each vector's norm is in truth below c·(1 − 2^-24), as the
   * clipping allows for rounding, so σ over the true bound is at least {@code noiseMultiplier}. A
   * coin's probability is never above {@code samplingRate} ({@link PoissonSampler}), and the loss
   * of a sampled mechanism grows with that probability. Scaling, division by a public constant,
   * rounding to floats and the optimiser are post-processing; over the steps the mechanisms compose
   * adaptively.
   *
   * <p>With {@link Sums#FLOAT32} it is the accounting of the ideal that the arithmetic comes near.
   *
   * @throws IllegalStateException if there is no noise
   */
  public PoissonSampledGaussian event() {
    if (!isPrivate()) {
      throw new IllegalStateException("a training without noise has no bound");
    }
    return new PoissonSampledGaussian(samplingRate, noiseMultiplier, steps);
  }

  /** All steps are one look. */
  @Override
  public List<PlannedLook> looks() {
    return List.of(new PlannedLook(EVENT, purpose(), event()));
  }

  @Override
  public String inWords() {
    return steps
        + " steps, sampling rate "
        + samplingRate
        + (isPrivate() ? ", noise multiplier " + noiseMultiplier : ", without noise");
  }

  /** What the training is for and how it adds, in words that a statement publishes. */
  public String purpose() {
    return purpose(sums);
  }

  /** The words for {@code sums}. */
  public static String purpose(Sums sums) {
    return "training of the generator, " + (sums == Sums.EXACT ? "exact sums" : "sums in float32");
  }

  /** The grid of exact sums. */
  public SumGrid grid() {
    return SumGrid.of(clip);
  }

  /** Standard deviation of the noise on each coordinate of a step's sum. */
  public double noiseScale() {
    return noiseMultiplier * clip;
  }

  /** The coins. */
  public PoissonSampler sampler(PrivateEntropy entropy) {
    return new PoissonSampler(samplingRate, steps, entropy);
  }

  /** {@code size} zeros, to sum into. */
  public StepVector zeros(int size) {
    return StepVector.zeros(sums, size);
  }

  /**
   * Draws the noise for one tensor of one step's sum.
   *
   * @param target takes it from place {@code from} on, where it holds zeros
   */
  public void noise(
      PrivateEntropy entropy, int step, String tensor, StepVector target, int from, int length) {
    requireStep(step, steps);
    if (!isPrivate()) {
      return;
    }
    PrivateStream bits = entropy.stream(NOISE, EVENT, step, tensor, 0);
    if (target instanceof StepVector.Exact exact) {
      new RoundedGaussian(noiseScale() / grid().unit()).addTo(exact.values(), from, length, bits);
    } else if (target instanceof StepVector.Float32 floats) {
      for (int i = from; i < from + length; i++) {
        floats.values()[i] = (float) (noiseScale() * bits.nextGaussian());
      }
    }
  }

  /**
   * Adds the noise and divides by the divisor.
   *
   * @param sum becomes sum + noise: the first thing of a step that may be seen
   * @param into where the gradient is written, which follows from that ({@link StepScale})
   */
  public void release(StepVector sum, StepVector noise, float[] into) {
    if (sum instanceof StepVector.Exact s && noise instanceof StepVector.Exact n) {
      for (int i = 0; i < into.length; i++) {
        s.values()[i] += n.values()[i];
      }
    } else if (sum instanceof StepVector.Float32 s && noise instanceof StepVector.Float32 n) {
      for (int i = 0; i < into.length; i++) {
        s.values()[i] += n.values()[i];
      }
    } else {
      throw new IllegalArgumentException("sum and noise must be of one kind");
    }
    scale().gradient(sum, into);
  }

  /** From a noised sum to the gradient. */
  public StepScale scale() {
    return StepScale.of(sums, clip, divisor);
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
