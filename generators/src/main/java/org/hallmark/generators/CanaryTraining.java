package org.hallmark.generators;

import java.util.ArrayList;
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

  /** What makes the gradients of the records and of the canaries that are in. */
  public interface Gradients {
    /**
     * Of the records, and behind them one row for each of these canaries.
     *
     * @param in numbers of the canaries that are in
     */
    ClippedGradients with(int[] in);
  }

  /** The layer whose weight number i is canary i's own. */
  public static Layer layer(int canaries) {
    int side = (int) StrictMath.ceil(StrictMath.sqrt(canaries));
    return new Layer(WEIGHTS, side, side);
  }

  /**
   * Trains and attacks.
   *
   * @param entropy from which no stream was opened
   * @param initial the model's weights before the first step
   * @param rows the number of records
   */
  public CanaryScores run(
      PrivateEntropy entropy, float[] initial, int rows, Gradients gradients, Progress progress) {
    DpSgd dpSgd = training.dpSgd();
    List<Layer> longer = new ArrayList<>(layers);
    longer.add(layer(canaries));
    ParameterLayout all = ParameterLayout.of(longer);
    boolean[] in = CanaryCoins.toss(entropy, canaries);
    int[] those = IntStream.range(0, canaries).filter(i -> in[i]).toArray();
    CanaryAttack attack = new CanaryAttack(dpSgd.samplingRate(), canaries);
    double unit = dpSgd.divisor() / dpSgd.clip();
    Released eyes = (noised, gradient) -> attack.see(scaled(gradient, initial.length, unit));
    try (ClippedGradients withCanaries = gradients.with(those)) {
      training.run(
          entropy,
          all,
          Arrays.copyOf(initial, all.size()),
          rows + those.length,
          withCanaries,
          new DpTraining.Surroundings(Checkpoints.NONE, progress, eyes));
    }
    return new CanaryScores(in, attack.scores());
  }

  private double[] scaled(float[] gradient, int from, double unit) {
    double[] sums = new double[canaries];
    for (int i = 0; i < canaries; i++) {
      sums[i] = gradient[from + i] * unit;
    }
    return sums;
  }
}
