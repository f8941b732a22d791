package org.hallmark.generators.djl;

import org.hallmark.generators.Checkpoints;
import org.hallmark.generators.DpTraining;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.Progress;

/** Trainings of the fixtures' plan. */
public final class Trainings {
  static final TorchEngine ENGINE = TorchEngine.start(NumericMode.AVX2, Fixtures.natives());

  private Trainings() {}

  public static GeneratorTraining of(Checkpoints checkpoints, Progress progress) {
    return new GeneratorTraining(
        ENGINE,
        Fixtures.architecture(),
        Fixtures.training(),
        Fixtures.dpSgd(),
        Fixtures.entropy(),
        Fixtures.seed("weights"),
        new DpTraining.Surroundings(checkpoints, progress));
  }
}
