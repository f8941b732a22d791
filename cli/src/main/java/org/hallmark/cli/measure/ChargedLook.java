package org.hallmark.cli.measure;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hallmark.cli.plan.OwnerHome;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.spark.SparkRows;
import org.hallmark.cli.table.SourceRows;
import org.hallmark.cli.terminal.Progress;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.metrics.observable.HistogramCounter;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.privacy.entropy.EntropyContext;
import org.hallmark.privacy.entropy.PrivateEntropy;
import org.hallmark.privacy.ledger.AdmissionRequest;
import org.hallmark.privacy.ledger.Budget;
import org.hallmark.privacy.ledger.Charge;
import org.hallmark.privacy.ledger.ChargeRequest;
import org.hallmark.privacy.ledger.DatasetLedger;
import org.hallmark.privacy.ledger.Ledger;
import org.hallmark.privacy.mechanism.Backends;
import org.hallmark.privacy.mechanism.Mechanisms;
import org.hallmark.privacy.plan.PrivacyPlan;
import org.hallmark.privacy.source.CellCounter;
import org.hallmark.privacy.source.ConfidentialReader;
import org.hallmark.privacy.source.ConfidentialTable;
import org.hallmark.privacy.source.NoisyCounts;
import org.hallmark.privacy.source.ScratchCopy;
import org.hallmark.privacy.source.UnitGate;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * A look at a confidential source outside of a release: noisy counts at the price that the plan
 * states, charged to the owner's ledger before the source is counted. Every such look has noise of
 * its own and is charged again; its secret is forgotten when it is done.
 */
public final class ChargedLook {
  /** The counts cost no δ; a budget has one above 0. */
  private static final double DELTA = 1e-18;

  private final World world;
  private final ReleasePlan plan;
  private final PrivacyPlan promised;
  private final Path ledger;
  private final Path source;

  /**
   * A look.
   *
   * @param plan whose dataset pays
   * @param source where the rows are
   */
  public ChargedLook(World world, ReleasePlan plan, Path ledger, Path source) {
    this.world = world;
    this.plan = plan;
    this.promised = plan.privacy().orElseThrow();
    this.ledger = ledger;
    this.source = source;
  }

  /**
   * What is counted, and what it costs.
   *
   * @param counter the cells
   * @param purpose in words, for the ledger
   * @param epsilon the price
   */
  public record Counted(CellCounter counter, String purpose, double epsilon) {
    /** The cells of an observable. */
    public static Counted of(Observable observable, String purpose, double epsilon) {
      return new Counted(new HistogramCounter(observable), purpose, epsilon);
    }
  }

  /** The counts, in the order asked for. */
  public List<NoisyCounts> of(List<Counted> all) throws IOException, MalformedDocumentException {
    requireLedger(ledger);
    ScratchCopy.requireFile(source);
    Path folder = OwnerHome.folder(world).resolve(".measurement");
    DurableFiles.privateFolder(folder.getParent());
    // Opened outside of what removes it: another process may be at work in it.
    OwnerState state = OwnerState.open(folder);
    try (state) {
      // What a crash left of another measurement; it was charged before it looked.
      Files.deleteIfExists(folder.resolve("ledger.jsonl"));
      return all.isEmpty() ? List.of() : counts(all, state);
    } finally {
      DurableFiles.deleteTree(folder);
    }
  }

  /** Refuses to look where nothing can be charged or recorded. */
  static void requireLedger(Path ledger) throws IOException {
    if (!DatasetLedger.exists(ledger)) {
      throw Refusal.incomplete(
          "there is no privacy ledger "
              + ledger
              + ", and a look at confidential data is charged to one. Give it with --ledger; one is"
              + " begun by --new-ledger of 'hallmark release' or 'hallmark init'");
    }
  }

  private List<NoisyCounts> counts(List<Counted> all, OwnerState state)
      throws IOException, MalformedDocumentException {
    AdmissionRequest asked = asked(all);
    try (DatasetLedger dataset = DatasetLedger.open(ledger)) {
      dataset.requireAffordable(asked);
    }
    Progress.announce(world, "read", "source data");
    try (ScratchCopy copy = ScratchCopy.of(source, state);
        SourceRows rows = SparkRows.of(plan.source(), state, Optional.empty())) {
      rows.require(plan.source(), copy);
      ConfidentialReader.Pass pass = rows.pass(plan.source(), copy);
      try (DatasetLedger dataset = DatasetLedger.open(ledger)) {
        dataset.admit(asked, pass.contents());
      }
      return counts(all, state, pass, copy);
    }
  }

  private List<NoisyCounts> counts(
      List<Counted> all, OwnerState state, ConfidentialReader.Pass pass, ScratchCopy copy)
      throws IOException, MalformedDocumentException {
    EntropyContext context =
        new EntropyContext(
            plan.sealed().digest(),
            copy.commitment(),
            HexFormat.of().formatHex(fresh()),
            1,
            Digest.of(new byte[0]),
            "none");
    List<NoisyCounts> counts = new ArrayList<>();
    PrivateEntropy entropy = PrivateEntropy.of(state.secret(), context);
    try (Ledger looks = state.ledger(budget(all));
        UnitGate gate = UnitGate.of(promised.unit(), entropy)) {
      ConfidentialTable table = pass.source().past(gate);
      Mechanisms mechanisms = Backends.of(promised.noise(), entropy);
      for (Counted counted : all) {
        Charge charge = looks.charge(request(counted, context));
        counts.add(table.count(charge, counted.counter(), mechanisms));
      }
    }
    return counts;
  }

  private ChargeRequest request(Counted counted, EntropyContext context) {
    return new ChargeRequest(
        counted.counter().id(),
        counted.purpose(),
        1,
        context.digest(),
        promised.noise().counts(counted.epsilon()));
  }

  /** Of an account that nothing was charged to before. */
  private AdmissionRequest asked(List<Counted> all) {
    return new AdmissionRequest(
        AdmissionRequest.account(fresh(), plan.sealed().digest()),
        plan.dataset().id(),
        plan.dataset().budget(),
        plan.frame().name(),
        plan.sealed().digest(),
        promised.unit().relation(),
        budget(all),
        world.now().toString());
  }

  private static byte[] fresh() {
    byte[] fresh = new byte[32];
    new SecureRandom().nextBytes(fresh);
    return fresh;
  }

  /** Exactly the sum of what the plan says they cost. */
  private Budget budget(List<Counted> all) {
    BigDecimal epsilon =
        all.stream()
            .map(counted -> BigDecimal.valueOf(counted.epsilon()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Budget(promised.adjacency(), epsilon.doubleValue(), DELTA);
  }
}
