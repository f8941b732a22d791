package org.hallmark.generators;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hallmark.privacy.audit.CanaryAttack;
import org.hallmark.privacy.audit.CanaryCoins;
import org.hallmark.privacy.audit.CanaryScores;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.entropy.PrivateEntropy;

/**
 * One training with canaries among the records, attacked by somebody who sees every noised sum. The
 * coins, the noise, the divisor and the optimiser are those of any other training.
 *
 * @param training as the plan has it
 * @param layers of the model
 * @param canaries how many, each in by its own fair coin
 */
public record CanaryTraining(DpTraining training, List<Layer> layers, int canaries) {
  private static final String WEIGHTS = "canaries";

  public CanaryTraining {
    layers = List.copyOf(layers);
    if (canaries < 1) {
      throw new IllegalArgumentException(
          "canaries must be at least 1. Provided value: " + canaries);
    }
  }

  /**
   * Trains and attacks.
   *
   * @param entropy from which no stream was opened
   * @param initial the model's weights before the first step
   * @param rows the number of records
   * @param gradients of the records
   */
  public CanaryScores run(
      PrivateEntropy entropy,
      float[] initial,
      int rows,
      ClippedGradients gradients,
      Progress progress) {
    DpSgd dpSgd = training.dpSgd();
    ParameterLayout model = ParameterLayout.of(layers);
    ParameterLayout all = model.and(WEIGHTS, List.of(canaries));
    boolean[] in = CanaryCoins.toss(entropy, canaries);
    int[] places = IntStream.range(0, canaries).filter(i -> in[i]).toArray();
    CanaryAttack attack = new CanaryAttack(dpSgd.samplingRate(), canaries);
    double unit = dpSgd.divisor() / dpSgd.clip();
    Released eyes = gradient -> attack.see(scaled(gradient, model.size(), unit));
    training.run(
        entropy,
        all,
        Arrays.copyOf(initial, all.size()),
        rows + places.length,
        new CanaryGradients(gradients, model, rows, places, dpSgd, training.latent()),
        new DpTraining.Surroundings(Checkpoints.NONE, progress, eyes));
    return new CanaryScores(in, attack.scores());
  }

  private static double[] scaled(float[] gradient, int from, double unit) {
    double[] sums = new double[gradient.length - from];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = gradient[from + i] * unit;
    }
    return sums;
  }
}
