package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.generators.Checkpoints;
import org.hallmark.generators.DpTraining;
import org.hallmark.generators.EncodedRows;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.Network;
import org.hallmark.generators.NothingLearnedException;
import org.hallmark.generators.Progress;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.Released;
import org.hallmark.generators.StepTally;
import org.hallmark.generators.Tensor;
import org.hallmark.generators.TrainingDivergedException;
import org.hallmark.generators.TrainingFailedException;
import org.hallmark.generators.djl.loss.Losses;
import org.hallmark.generators.djl.loss.RecordLoss;
import org.hallmark.privacy.source.UnitRows;
import org.junit.jupiter.api.Test;

/** What a training on public rows says when it cannot work, and what it tells of its steps. */
class PublicTrainingTest {
  private static final Network NETWORK = Fixtures.architecture().network();
  private static final EncodedRows ROWS = Fixtures.architecture().encode(Fixtures.rows(60));

  private static void train(double learningRate, RecordLoss loss) {
    float[] weights = PublicWeights.initial(NETWORK, Fixtures.seed("weights"));
    new PublicTraining(Trainings.ENGINE, learningRate, 20, 5, 1)
        .run(NETWORK, loss, ROWS, weights, Fixtures.seed("train"), Progress.SILENT);
  }

  @Test
  void run_gradientsThatAreAllZero_saysThatTheyWere() {
    RecordLoss own = Losses.of(NETWORK);
    RecordLoss flat =
        (dense, batch) -> {
          var losses = own.of(dense, batch);
          return losses.mul(losses.getManager().zeros(losses.getShape()));
        };
    TrainingFailedException failure =
        assertThrows(NothingLearnedException.class, () -> train(0.01, flat));
    assertTrue(failure.getMessage().contains("zero in every step"), failure.getMessage());
  }

  @Test
  void run_ratesThatAreTooLargeOrTooSmall_nameTheRate() {
    TrainingFailedException large =
        assertThrows(TrainingDivergedException.class, () -> train(1e30, Losses.of(NETWORK)));
    assertTrue(large.getMessage().contains("it is 1.0E30"), large.getMessage());
    TrainingFailedException small =
        assertThrows(NothingLearnedException.class, () -> train(1e-30, Losses.of(NETWORK)));
    assertTrue(small.getMessage().contains("it is 1.0E-30"), small.getMessage());
  }

  @Test
  void run_normalSteps_moveTheWeightsInPlace() {
    float[] weights = PublicWeights.initial(NETWORK, Fixtures.seed("weights"));
    float[] before = weights.clone();
    new PublicTraining(Trainings.ENGINE, 0.01, 20, 5, 1)
        .run(NETWORK, Losses.of(NETWORK), ROWS, weights, Fixtures.seed("train"), Progress.SILENT);
    int moved = 0;
    for (int i = 0; i < weights.length; i++) {
      moved += weights[i] != before[i] ? 1 : 0;
    }
    assertTrue(moved > weights.length / 2, moved + " of " + weights.length);
  }

  /** Private: who listens changes no bit, and hears of every unit. */
  @Test
  void train_privatelyWithAListener_givesTheSameBitsAndTalliesOfEveryStep() {
    List<StepTally> tallies = new ArrayList<>();
    GeneratorTraining quiet = Trainings.of(Checkpoints.NONE, Progress.SILENT);
    List<Tensor> expected = quiet.train(UnitRows.ofRecords(Fixtures.rows(300))).weights();
    GeneratorTraining told =
        new GeneratorTraining(
            quiet.engine(),
            quiet.architecture(),
            quiet.plan(),
            quiet.dpSgd(),
            Fixtures.entropy(),
            quiet.seed(),
            new DpTraining.Surroundings(
                Checkpoints.NONE,
                Progress.SILENT,
                Released.UNSEEN,
                Optional.of((step, tally) -> tallies.add(tally))));
    assertEquals(expected, told.train(UnitRows.ofRecords(Fixtures.rows(300))).weights());
    assertEquals(20, tallies.size());
    for (StepTally tally : tallies) {
      assertTrue(tally.units() > 5 && tally.units() < 80, tally + ": 30 are expected");
      assertTrue(tally.leastNorm() > 0 && tally.leastNorm() <= tally.medianNorm(), "" + tally);
      assertTrue(tally.medianNorm() <= tally.largestNorm(), tally.toString());
      assertTrue(tally.clipped() <= tally.units() && tally.notFinite() == 0, tally.toString());
      assertEquals(tally.largestNorm() > 1, tally.clipped() > 0, tally.toString());
      assertTrue(tally.loss() > 0 && tally.loss() < 1e3, tally.toString());
    }
  }
}
