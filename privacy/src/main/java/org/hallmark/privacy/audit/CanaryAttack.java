package org.hallmark.privacy.audit;

import java.util.Arrays;

/**
 * The attack of somebody who sees every noised sum of a training and has, for each canary, a
 * direction that no other record uses: the log-likelihood ratio of "was in" against "was not".
 *
 * <p>In units of the clipping norm, the sum along the direction of a canary that is in is N(1, s²)
 * in a step that draws it, with probability q, else N(0, s²); of one that is not, always N(0, s²).
 * So a step adds ln(1 − q + q·e^{(2x − 1)/(2s²)}) to the score. An attacker need not believe the
 * noise that is claimed: s is the median of |x| in the first step over Φ⁻¹(¾), which is the
 * deviation of the noise wherever most canaries are not drawn.
 */
public final class CanaryAttack {
  private static final double NORMAL_THREE_QUARTERS = 0.6744897501960817;
  private static final double LEAST_NOISE = 1e-6;

  private final double samplingRate;
  private final double[] scores;
  private double noise;

  /**
   * An attack that has seen nothing.
   *
   * @param samplingRate q
   */
  public CanaryAttack(double samplingRate, int canaries) {
    this.samplingRate = samplingRate;
    this.scores = new double[canaries];
  }

  /** Sees a step: the noised sum along each canary's direction, in units of the clipping norm. */
  public void see(double[] sums) {
    if (noise == 0) {
      noise = StrictMath.max(LEAST_NOISE, medianSize(sums) / NORMAL_THREE_QUARTERS);
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] += logRatio((2 * sums[i] - 1) / (2 * noise * noise));
    }
  }

  /** The higher, the likelier in. */
  public double[] scores() {
    return scores.clone();
  }

  /** ln(1 − q + q·e^a). */
  private double logRatio(double a) {
    return a > 0
        ? a + StrictMath.log(samplingRate + (1 - samplingRate) * StrictMath.exp(-a))
        : StrictMath.log1p(samplingRate * StrictMath.expm1(a));
  }

  private static double medianSize(double[] sums) {
    double[] sizes = Arrays.stream(sums).map(StrictMath::abs).sorted().toArray();
    return sizes.length == 0 ? 0 : sizes[sizes.length / 2];
  }
}
