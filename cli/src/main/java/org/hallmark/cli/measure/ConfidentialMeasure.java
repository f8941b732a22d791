package org.hallmark.cli.measure;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hallmark.cli.plan.OwnerHome;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.spark.SparkRows;
import org.hallmark.cli.table.SourceRows;
import org.hallmark.cli.terminal.Progress;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.MeasuredObservables;
import org.hallmark.metrics.MeasuredProperty;
import org.hallmark.metrics.Route;
import org.hallmark.metrics.basin.Occupancy;
import org.hallmark.metrics.observable.HistogramCounter;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.metrics.statistics.DiscreteLaplaceNoise;
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
import org.hallmark.privacy.source.ConfidentialReader;
import org.hallmark.privacy.source.ConfidentialTable;
import org.hallmark.privacy.source.NoisyCounts;
import org.hallmark.privacy.source.ScratchCopy;
import org.hallmark.privacy.source.UnitGate;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Words;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.Gathered;
import org.hallmark.tables.scan.RowsGathering;

/**
 * A measurement against a confidential source: noisy histograms at the price that the plan states,
 * charged to the owner's ledger before the source is counted. Every such measurement has noise of
 * its own and is charged again; its secret is forgotten when it is done.
 */
final class ConfidentialMeasure {
  private static final String FILE_UNNAMED = "the confidential source";

  /** The histograms cost no δ; a budget has one above 0. */
  private static final double DELTA = 1e-18;

  private final World world;
  private final ReleasePlan plan;
  private final PrivacyPlan promised;
  private final MeasuringPlan measured;
  private final Path ledger;
  private final Path source;

  ConfidentialMeasure(
      World world, ReleasePlan plan, MeasuringPlan measured, Path ledger, Path source) {
    this.world = world;
    this.plan = plan;
    this.promised = plan.privacy().orElseThrow();
    this.measured = measured;
    this.ledger = ledger;
    this.source = source;
  }

  /** The report; of the source it holds noisy numbers alone. */
  MeasureReport report(MeasuredTable synthetic) throws IOException, MalformedDocumentException {
    requireLedger();
    ScratchCopy.requireFile(source);
    Path folder = OwnerHome.folder(world).resolve("measurement");
    DurableFiles.privateFolder(folder.getParent());
    // Opened outside of what removes it: another process may be at work in it.
    OwnerState state = OwnerState.open(folder);
    try (state) {
      // What a crash left of another measurement; it was charged before it looked.
      Files.deleteIfExists(folder.resolve("ledger.jsonl"));
      return report(counts(state), synthetic);
    } finally {
      DurableFiles.deleteTree(folder);
    }
  }

  private void requireLedger() throws IOException, MalformedDocumentException {
    if (!DatasetLedger.exists(ledger)) {
      throw Refusal.incomplete(
          "there is no privacy ledger "
              + ledger
              + ", and a look at confidential data is charged to one. Give it with --ledger; one is"
              + " begun by 'hallmark release --new-ledger'");
    }
  }

  private List<NoisyCounts> counts(OwnerState state)
      throws IOException, MalformedDocumentException {
    AdmissionRequest asked = asked();
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
      return counts(state, pass, copy);
    }
  }

  private List<NoisyCounts> counts(OwnerState state, ConfidentialReader.Pass pass, ScratchCopy copy)
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
    try (Ledger looks = state.ledger(budget());
        UnitGate gate = UnitGate.of(promised.unit(), entropy)) {
      ConfidentialTable table = pass.source().past(gate);
      Mechanisms mechanisms = Backends.of(promised.noise(), entropy);
      for (Observable observable : plan.observables()) {
        Charge charge = looks.charge(request(observable, context));
        counts.add(table.count(charge, new HistogramCounter(observable), mechanisms));
      }
    }
    return counts;
  }

  private ChargeRequest request(Observable observable, EntropyContext context) {
    return new ChargeRequest(
        observable.id(),
        "histogram: " + observable.title(),
        1,
        context.digest(),
        promised.noise().counts(observable.epsilon().orElseThrow()));
  }

  /** Of an account that nothing was charged to before. */
  private AdmissionRequest asked() {
    return new AdmissionRequest(
        AdmissionRequest.account(fresh(), plan.sealed().digest()),
        plan.dataset().id(),
        plan.dataset().budget(),
        plan.frame().name(),
        plan.sealed().digest(),
        promised.unit().relation(),
        budget(),
        world.now().toString());
  }

  private static byte[] fresh() {
    byte[] fresh = new byte[32];
    new SecureRandom().nextBytes(fresh);
    return fresh;
  }

  /** Exactly the sum of what the observables say they cost. */
  private Budget budget() {
    BigDecimal epsilon =
        plan.observables().stream()
            .map(o -> BigDecimal.valueOf(o.epsilon().orElseThrow()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Budget(promised.adjacency(), epsilon.doubleValue(), DELTA);
  }

  private MeasureReport report(List<NoisyCounts> counts, MeasuredTable synthetic)
      throws IOException {
    RowsGathering rows = new RowsGathering(plan.schema());
    Gathered gathered = synthetic.gather(List.of(rows));
    Table table = gathered.of(rows);
    List<MeasuredObservable> observables = new ArrayList<>();
    Map<Observable, Occupancy> real = new HashMap<>();
    Map<Observable, Occupancy> made = new HashMap<>();
    for (int i = 0; i < counts.size(); i++) {
      Observable observable = plan.observables().get(i);
      long[] cells = new HistogramCounter(observable).count(table);
      real.put(observable, occupancy(counts.get(i)));
      made.put(observable, Occupancy.of(cells));
      observables.add(
          MeasuredObservables.charged(
              observable,
              counts.get(i),
              cells,
              PublicSeed.derive(
                  plan.sealed().digest(), MeasuredObservables.seedLabel(observable.id()))));
    }
    return new MeasureReport(
        MeasureReport.SCHEMA,
        plan.frame().name(),
        plan.sealed().digest(),
        new TableFacts(FILE_UNNAMED, Optional.empty(), new TreeMap<>(), List.of()),
        synthetic.facts(gathered),
        observables,
        List.of(),
        MeasuredProperty.of(measured.basins(), Route.CHARGED, real::get, made::get),
        Optional.empty(),
        withheld(),
        synthetic.findings());
  }

  private static Occupancy occupancy(NoisyCounts noisy) {
    return Occupancy.noisy(
        noisy.counts().stream().mapToLong(Long::longValue).toArray(),
        new DiscreteLaplaceNoise(noisy.scale()).variance());
  }

  /** Comparisons record by record; they are not computed either. */
  private List<Withheld> withheld() {
    List<Withheld> withheld = new ArrayList<>();
    measured
        .samples()
        .ifPresent(
            samples -> {
              if (samples.distances() == SamplePlan.Distances.ALL) {
                withheld.add(Withheld.of("distances", "distance/value"));
              }
              for (SamplePlan.Test test : samples.tests()) {
                withheld.add(Withheld.of(Words.kebab(test), number(test)));
              }
            });
    return withheld;
  }

  private static String number(SamplePlan.Test test) {
    return switch (test) {
      case CLASSIFIER -> "classifier/bound";
      case EXACT_MATCH -> "matches/matches";
      case DATA_COPYING -> "copying/statistic";
      case NEIGHBOUR_DISTANCES -> "neighbours/synthetic";
    };
  }
}
