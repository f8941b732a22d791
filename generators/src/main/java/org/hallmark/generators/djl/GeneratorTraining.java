package org.hallmark.generators.djl;

import org.hallmark.generators.DpTraining;
import org.hallmark.generators.EncodedUnits;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.generators.TrainingDivergedException;
import org.hallmark.generators.TrainingPlan;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.entropy.PrivateEntropy;
import org.hallmark.privacy.source.PrivateTraining;
import org.hallmark.privacy.source.UnitRows;
import org.hallmark.provenance.seed.PublicSeed;

/**
 * The differentially private training of a generator.
 *
 * @param engine that computes gradients
 * @param architecture what is trained
 * @param plan learning rate and checkpoints
 * @param dpSgd clip, coins, noise and divisor
 * @param entropy private randomness, no stream of which was opened for a training
 * @param seed of the weights before the first step
 * @param around where steps are told and states are kept
 */
public record GeneratorTraining(
    GradientEngine engine,
    NetworkArchitecture architecture,
    TrainingPlan plan,
    DpSgd dpSgd,
    PrivateEntropy entropy,
    PublicSeed seed,
    DpTraining.Surroundings around)
    implements PrivateTraining<TrainedGenerator> {

  @Override
  public TrainedGenerator train(UnitRows rows) {
    try (EncodedUnits encoded = EncodedUnits.of(rows, architecture)) {
      return train(encoded);
    }
  }

  private TrainedGenerator train(EncodedUnits encoded) {
    ParameterLayout layout = ParameterLayout.of(architecture.network().layers());
    int normals = encoded.normals(architecture.network().noise());
    DpTraining training =
        new DpTraining(
            dpSgd,
            plan.learningRate(),
            plan.checkpointEvery(),
            normals,
            architecture.network().postprocessing(seed, plan.batch(), dpSgd.clip()));
    try (ModelGradients gradients = engine.gradients(architecture, encoded, dpSgd, tally())) {
      float[] initial = PublicWeights.initial(architecture.network(), seed);
      gradients.requireExactness(initial);
      float[] weights =
          training.run(entropy, layout, initial, encoded.units().count(), gradients, around);
      TrainingDivergedException.requireFinite(weights, plan.learningRate());
      return new TrainedGenerator(architecture, layout.tensors("", weights));
    }
  }

  private ModelGradients.Tally tally() {
    return around.diagnostics().isPresent() ? ModelGradients.Tally.KEPT : ModelGradients.Tally.NONE;
  }

  /** Nothing of the randomness. */
  @Override
  public String toString() {
    return "GeneratorTraining";
  }
}
