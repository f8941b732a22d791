package org.hallmark.cli.release;

import java.util.Optional;
import org.hallmark.cli.measure.ExactNumbers;
import org.hallmark.cli.plan.PlannedLooks;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.generators.DpTraining;
import org.hallmark.generators.EncodedUnits;
import org.hallmark.generators.Network;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.Postprocessing;
import org.hallmark.generators.Shortened;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.generators.TrainingPlan;
import org.hallmark.generators.djl.PublicTraining;
import org.hallmark.generators.djl.TorchEngine;
import org.hallmark.privacy.source.PublicMarginals;
import org.hallmark.privacy.source.UnitRows;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Expression;
import org.hallmark.tables.RowBlocks;
import org.hallmark.tables.Table;
import org.hallmark.tables.store.ChosenRows;

/**
 * The training on a source that everybody may see and of which nothing is promised: a function of
 * source, plan and public seeds alone, so that whoever has the source can do it again.
 *
 * @param context that of the run
 */
public record PublicWork(ReleasePlan plan, Context context) {
  /** Label of the public seed that batches and normals are drawn from. */
  public static final String TRAIN = "train";

  /** What a manifest calls the version of such a training. */
  public static final String ROLE = "public-training";

  /** Is the plan's training of this kind? */
  public static boolean isAsked(ReleasePlan plan) {
    return plan.privacy().isEmpty();
  }

  /** All rows but those that the plan holds out. */
  public static RowBlocks seen(ReleasePlan plan, RowBlocks rows) throws MalformedDocumentException {
    return ExactNumbers.heldOut(plan)
        .<RowBlocks>map(heldOut -> ChosenRows.of(rows, block -> notHeld(heldOut, block)))
        .orElse(rows);
  }

  private static boolean[] notHeld(Expression heldOut, Table block) {
    double[] held = heldOut.evaluate(block);
    boolean[] seen = new boolean[held.length];
    for (int row = 0; row < held.length; row++) {
      seen[row] = held[row] != 1;
    }
    return seen;
  }

  /** The generator, if it is one of counts. */
  public Optional<TrainedGenerator> counted(RowBlocks seen) {
    return plan.generator()
        .counted(plan.schema(), plan.source().keys())
        .map(
            counts ->
                counts.measure(
                    PublicMarginals.of(seen, counts.codes(plan.schema())),
                    PlannedLooks.training(plan)));
  }

  /**
   * Trains by gradients.
   *
   * @param seen what training sees of the source
   * @throws org.hallmark.generators.TrainingFailedException if it gives no generator
   */
  public TrainedGenerator train(
      TorchEngine engine, RowBlocks seen, DpTraining.Surroundings around) {
    NetworkArchitecture architecture =
        plan.generator().network(plan.schema(), plan.source().keys());
    try (EncodedUnits encoded = EncodedUnits.of(UnitRows.ofRecords(seen), architecture)) {
      return PublicTraining.of(engine, plan.generator().gradients().orElseThrow())
          .train(architecture, encoded.rows(), seed(RunStages.INITIALISE), seed(TRAIN), around);
    }
  }

  /** What the network adds to every step. */
  public Postprocessing postprocessing(Network network) {
    TrainingPlan training = plan.generator().gradients().orElseThrow();
    return Shortened.of(network, seed(TRAIN), training.batch(), training.clip());
  }

  private PublicSeed seed(String label) {
    return PublicSeed.derive(context.seeds(), label);
  }
}
