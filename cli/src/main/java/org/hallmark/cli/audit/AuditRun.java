package org.hallmark.cli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hallmark.cli.plan.PlannedLooks;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.release.NativeCache;
import org.hallmark.cli.spark.SparkRows;
import org.hallmark.cli.table.SourceRows;
import org.hallmark.cli.terminal.Progress;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.generators.djl.CanaryAudit;
import org.hallmark.generators.djl.TorchEngine;
import org.hallmark.privacy.accounting.Accounting;
import org.hallmark.privacy.audit.AuditBound;
import org.hallmark.privacy.audit.CanaryScores;
import org.hallmark.privacy.audit.Guesses;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.entropy.EntropyContext;
import org.hallmark.privacy.entropy.PrivateEntropy;
import org.hallmark.privacy.plan.PrivacyPlan;
import org.hallmark.privacy.source.ScratchCopy;
import org.hallmark.privacy.source.UnitGate;
import org.hallmark.privacy.source.UnitRows;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.Words;
import org.hallmark.provenance.seed.Commitment;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.provenance.seed.SeedContext;
import org.hallmark.tables.RowBlocks;

/**
 * One audit: a training as the plan has it, with canaries, on rows that need no protection. Secret
 * and scratch live in a folder of its own, which is gone afterwards; nothing is charged.
 *
 * @param promised what is put to the test
 * @param data what is trained on; the source must be public
 */
record AuditRun(
    World world,
    ReleasePlan plan,
    PrivacyPlan promised,
    Data data,
    int canaries,
    double significance) {
  static final String SIMULATED = "simulated";

  private static final String LABEL = "audit";
  private static final int RUN = 1;

  /** What a training is audited on. */
  enum Data {
    SIMULATED,
    SOURCE
  }

  AuditReport report() throws IOException {
    DpSgd training = steps();
    TorchEngine engine =
        TorchEngine.start(plan.generator().numericMode(), NativeCache.folder(world));
    Path folder = Files.createTempDirectory("hallmark-audit");
    try (OwnerState state = OwnerState.open(folder.resolve("state"))) {
      Commitment commitment = Commitment.open(LABEL, state.salt(LABEL)).close();
      RowBlocks rows = rows(state, commitment);
      return report(training, rows, attack(engine, training, rows, state, commitment));
    } finally {
      DurableFiles.deleteTree(folder);
    }
  }

  /** Canaries are records with a gradient; a training without gradients has none. */
  private DpSgd steps() {
    if (PlannedLooks.training(plan) instanceof DpSgd training) {
      return training;
    }
    throw Refusal.usage(
        "canaries attack trainings by gradients; "
            + plan.generator().id()
            + " releases noisy counts, whose mechanisms the program's own tests attack");
  }

  private RowBlocks rows(OwnerState state, Commitment commitment) throws IOException {
    if (data == Data.SIMULATED) {
      return SimulatedTwin.of(plan.source(), promised.unit(), seed(commitment, "twin"));
    }
    Progress.announce(world, "read", "source data");
    try (ScratchCopy copy = ScratchCopy.of(plan.local().orElseThrow().source(), state);
        SourceRows rows = SparkRows.of(plan.source(), state, Optional.empty())) {
      return rows.readPublic(plan.source(), copy);
    }
  }

  private CanaryScores attack(
      TorchEngine engine, DpSgd training, RowBlocks rows, OwnerState state, Commitment commitment)
      throws IOException {
    Digest digest = plan.sealed().digest();
    String mode = Words.kebab(plan.generator().numericMode());
    EntropyContext context = new EntropyContext(digest, commitment, LABEL, RUN, digest, mode);
    PrivateEntropy entropy = PrivateEntropy.of(state.secret(), context);
    Progress progress = Progress.ofPublicStage(world, LABEL);
    return new CanaryAudit(
            engine,
            plan.generator().network(plan.schema(), plan.source().keys()),
            plan.generator().gradients().orElseThrow(),
            training,
            canaries)
        .run(
            bounded(rows, entropy),
            entropy,
            seed(commitment, "initialise"),
            (done, all) -> progress.at(done, all, "step"));
  }

  /** What of the rows a training of the plan would see. */
  private UnitRows bounded(RowBlocks rows, PrivateEntropy entropy) {
    try (UnitGate gate = UnitGate.of(promised.unit(), entropy)) {
      return gate.bounded(rows);
    }
  }

  private PublicSeed seed(Commitment commitment, String label) {
    return PublicSeed.derive(
        new SeedContext(plan.sealed().digest(), commitment, LABEL, RUN), label);
  }

  private AuditReport report(DpSgd training, RowBlocks rows, CanaryScores scores) {
    double delta = promised.delta();
    double claimed =
        Accounting.epsilonUpper(List.of(training.event()), promised.adjacency(), delta);
    List<Guesses> guesses = scores.guesses();
    List<AuditBound> bounds = AuditBound.all(guesses, significance, delta);
    AuditBound deciding = bounds.get(0);
    return new AuditReport(
        plan.frame().name(),
        plan.sealed().digest().toString(),
        Words.kebab(data),
        rows.rows(),
        canaries,
        IntStream.range(0, canaries).filter(i -> scores.in()[i]).count(),
        AuditReport.STEEP_RECORD,
        delta,
        significance,
        claimed,
        deciding.method(),
        deciding.epsilonLower(),
        deciding.ceiling(),
        deciding.epsilonLower() > claimed,
        guesses,
        bounds,
        AuditReport.NOT_COVERED);
  }
}
