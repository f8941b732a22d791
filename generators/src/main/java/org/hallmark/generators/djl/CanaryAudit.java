package org.hallmark.generators.djl;

import org.hallmark.generators.CanaryTraining;
import org.hallmark.generators.ClippedGradients;
import org.hallmark.generators.DpTraining;
import org.hallmark.generators.EncodedUnits;
import org.hallmark.generators.Network;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.Progress;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.TrainingPlan;
import org.hallmark.privacy.audit.CanaryScores;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.entropy.PrivateEntropy;
import org.hallmark.privacy.source.UnitRows;
import org.hallmark.provenance.seed.PublicSeed;

/**
 * The canary audit of a generator's training, on rows that nobody has to protect.
 *
 * @param engine on which gradients are computed
 * @param architecture what is trained
 * @param plan learning rate and checkpoints
 * @param dpSgd clip, coins, noise and divisor
 * @param canaries how many
 */
public record CanaryAudit(
    TorchEngine engine,
    NetworkArchitecture architecture,
    TrainingPlan plan,
    DpSgd dpSgd,
    int canaries) {

  /**
   * Trains once and attacks.
   *
   * @param rows public or simulated
   * @param entropy of the audit alone, from which no stream was opened
   * @param seed of the weights before the first step
   */
  public CanaryScores run(
      UnitRows rows, PrivateEntropy entropy, PublicSeed seed, Progress progress) {
    return run(rows, entropy, seed, progress, this::gradients);
  }

  /** What makes gradients of records and canaries; a test may do it wrongly. */
  interface Gradients {
    ClippedGradients of(EncodedUnits rows, int[] canaries);
  }

  CanaryScores run(
      UnitRows rows,
      PrivateEntropy entropy,
      PublicSeed seed,
      Progress progress,
      Gradients gradients) {
    try (EncodedUnits encoded = EncodedUnits.of(rows, architecture)) {
      return run(encoded, entropy, seed, progress, gradients);
    }
  }

  private CanaryScores run(
      EncodedUnits encoded,
      PrivateEntropy entropy,
      PublicSeed seed,
      Progress progress,
      Gradients gradients) {
    Network network = architecture.network();
    DpTraining training =
        new DpTraining(
            dpSgd, plan.learningRate(), plan.checkpointEvery(), encoded.normals(network.noise()));
    float[] initial = PublicWeights.initial(network, seed);
    try (ModelGradients units = ModelGradients.of(engine, network, encoded, dpSgd)) {
      units.requireExactness(initial);
    }
    return new CanaryTraining(training, network.layers(), canaries)
        .run(entropy, initial, encoded.units().count(), in -> gradients.of(encoded, in), progress);
  }

  private ClippedGradients gradients(EncodedUnits rows, int[] in) {
    return new ProbedCanaries(
        engine, architecture.network(), rows, CanaryTraining.layer(canaries), in, dpSgd);
  }
}
