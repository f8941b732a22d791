package org.hallmark.generators;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hallmark.privacy.dpsgd.Transcript;
import org.hallmark.privacy.training.TrainingMechanism;

/** What a plan says of how a model is trained. */
public interface PlannedTraining {
  /**
   * The training with the least noise that keeps (ε, δ).
   *
   * @param nominalSize public stand-in for the number of units
   * @param claimed the noise multiplier that a statement names, by which the least is found sooner
   *     where it is that one; no other one is believed
   * @throws org.hallmark.privacy.accounting.BudgetTooSmallException if no noise is enough
   */
  TrainingMechanism calibrated(
      long nominalSize, double epsilon, double delta, Optional<Double> claimed);

  /** The training on a public source, of which nothing is hidden. */
  TrainingMechanism withoutNoise(long nominalSize);

  /** Ids of the looks that it takes at a confidential source. */
  default Set<String> lookIds() {
    return Set.of(TrainingMechanism.TRAINING);
  }

  /** What a reader of the report wants to know, in order. */
  List<ModelPlan.Setting> settings();

  /** What of the training is published beside the weights. */
  Transcript transcript();
}
