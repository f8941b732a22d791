package org.hallmark.generators.djl;

import org.hallmark.generators.Architecture;
import org.hallmark.generators.CanaryTraining;
import org.hallmark.generators.ClippedGradients;
import org.hallmark.generators.DpTraining;
import org.hallmark.generators.EncodedRows;
import org.hallmark.generators.Progress;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.RowEncoder;
import org.hallmark.generators.TrainingPlan;
import org.hallmark.generators.VaeShape;
import org.hallmark.privacy.audit.CanaryScores;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.entropy.PrivateEntropy;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Table;

/**
 * The canary audit of a conditional variational autoencoder's training, on rows that nobody has to
 * protect.
 *
 * @param engine on which gradients are computed
 * @param architecture what is trained
 * @param plan learning rate and checkpoints
 * @param dpSgd clip, coins, noise and divisor
 * @param canaries how many
 */
public record CanaryAudit(
    TorchEngine engine, Architecture architecture, TrainingPlan plan, DpSgd dpSgd, int canaries) {

  /**
   * Trains once and attacks.
   *
   * @param rows public or simulated
   * @param entropy of the audit alone, from which no stream was opened
   * @param seed of the weights before the first step
   */
  public CanaryScores run(Table rows, PrivateEntropy entropy, PublicSeed seed, Progress progress) {
    return run(rows, entropy, seed, progress, this::gradients);
  }

  /** What makes gradients of records and canaries; a test may do it wrongly. */
  interface Gradients {
    ClippedGradients of(EncodedRows rows, int[] canaries);
  }

  CanaryScores run(
      Table rows, PrivateEntropy entropy, PublicSeed seed, Progress progress, Gradients gradients) {
    VaeShape shape = architecture.shape();
    EncodedRows encoded = new RowEncoder(architecture, rows.schema()).encode(rows);
    DpTraining training =
        new DpTraining(dpSgd, plan.learningRate(), plan.checkpointEvery(), shape.latent());
    float[] initial = PublicWeights.initial(shape, seed);
    try (ProbedVae records = new ProbedVae(engine, shape, encoded, dpSgd)) {
      records.requireExactness(initial);
    }
    return new CanaryTraining(training, shape.layers(), canaries)
        .run(entropy, initial, encoded.size(), in -> gradients.of(encoded, in), progress);
  }

  private ClippedGradients gradients(EncodedRows rows, int[] in) {
    return new ProbedCanaries(
        engine, architecture.shape(), rows, CanaryTraining.layer(canaries), in, dpSgd);
  }
}
