package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.Progress;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.Weights;
import org.hallmark.generators.capability.ImportanceSample;
import org.hallmark.generators.djl.loss.FlowLosses;
import org.hallmark.generators.djl.loss.RecordLoss;
import org.hallmark.generators.flow.CouplingMap;
import org.hallmark.generators.flow.Flow;
import org.hallmark.generators.flow.FlowShape;
import org.hallmark.provenance.seed.PublicDraws;
import org.junit.jupiter.api.Test;

/** A flow of the double well by either divergence, reweighted to its free energy. */
class DoubleWellTest {
  private static final FlowShape SHAPE =
      new FlowShape(
          List.of(CouplingMap.LINE_SPLINE, CouplingMap.LINE_SPLINE), 0, 2, 10, List.of(16), 2);
  private static final int DRAWS = 20_000;

  private static float[] train(float[] from, RecordLoss loss, DoubleWell rows, int steps) {
    float[] weights = from.clone();
    new PublicTraining(Trainings.ENGINE, 0.01, 128, steps, 10)
        .run(SHAPE, loss, rows, weights, Fixtures.seed("steps"), Progress.SILENT);
    return weights;
  }

  private static ImportanceSample drawn(float[] weights) {
    Flow flow = new Flow(SHAPE, Weights.of(SHAPE, weights));
    PublicDraws draws = Fixtures.seed("draws").draws(0);
    List<double[]> values = new ArrayList<>();
    double[] logWeights = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      double[] base = flow.drawBase(draws);
      Flow.Image image = flow.fromBase(base, new double[0]);
      double[] at = image.vector();
      values.add(at);
      logWeights[i] = -DoubleWell.energy(at[0], at[1]) - flow.logBase(base) - image.logVolume();
    }
    return new ImportanceSample(values, logWeights);
  }

  private static double shareOfB(double[] values) {
    return values[0] > DoubleWell.SADDLE ? 1 : 0;
  }

  private static double drawnShareOfB(ImportanceSample sample) {
    return sample.values().stream().mapToDouble(DoubleWellTest::shareOfB).sum() / DRAWS;
  }

  @Test
  void klTargetModel_ofBothWells_coversThemAndGivesTheFreeEnergy() {
    float[] initial = PublicWeights.initial(SHAPE, Fixtures.seed("weights"));
    ImportanceSample sample =
        drawn(train(initial, FlowLosses.klTargetModel(SHAPE), DoubleWell.whole(), 300));
    assertTrue(drawnShareOfB(sample) > DoubleWell.SHARE_OF_B / 5, "B has " + drawnShareOfB(sample));
    ImportanceSample.Estimate share = sample.mean(DoubleWellTest::shareOfB);
    ImportanceSample.Estimate mean = sample.mean(v -> v[0]);
    double error = share.error() / share.mean() / (1 - share.mean());
    double freeEnergy = Math.log(1 / share.mean() - 1);
    // Four standard errors; the draws are seeded.
    assertEquals(DoubleWell.FREE_ENERGY, freeEnergy, 4 * error);
    assertTrue(error < 0.4, "standard error of the free energy " + error);
    assertEquals(DoubleWell.MEAN, mean.mean(), 4 * mean.error());
    assertEquals(DoubleWell.LOG_NORMALISER, sample.logNormaliser(), 0.05);
    assertTrue(sample.effectiveSize() > DRAWS / 2.0, "effective " + sample.effectiveSize());
  }

  @Test
  void klModelTarget_begunInOneWell_staysThereAndTheEffectiveSizeTellsNothing() {
    float[] initial = PublicWeights.initial(SHAPE, Fixtures.seed("weights"));
    float[] inA = train(initial, FlowLosses.klTargetModel(SHAPE), DoubleWell.deeperAlone(), 120);
    ImportanceSample sample =
        drawn(
            train(
                inA,
                FlowLosses.klModelTarget(SHAPE, DoubleWell.inTheEngine()),
                DoubleWell.whole(),
                60));
    assertTrue(drawnShareOfB(sample) < DoubleWell.SHARE_OF_B / 5, "B has " + drawnShareOfB(sample));
    assertTrue(sample.effectiveSize() > DRAWS / 2.0, "effective " + sample.effectiveSize());
    // What it knows of, it knows well: the well's own normaliser.
    double ofA = DoubleWell.LOG_NORMALISER + Math.log(1 - DoubleWell.SHARE_OF_B);
    assertEquals(ofA, sample.logNormaliser(), 0.05);
  }
}
