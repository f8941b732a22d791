package org.hallmark.cli.release;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.measure.ExactNumbers;
import org.hallmark.cli.plan.PlannedLooks;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.terminal.Progress;
import org.hallmark.cli.terminal.World;
import org.hallmark.generators.StepTally;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.MeasuredObservables;
import org.hallmark.metrics.observable.HistogramCounter;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawCheck;
import org.hallmark.physics.LawResult;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.seal.Registration;
import org.hallmark.privacy.disclosure.Disclosure;
import org.hallmark.privacy.disclosure.PublishedPrivacy;
import org.hallmark.privacy.ledger.DatasetExtract;
import org.hallmark.privacy.ledger.Ledger;
import org.hallmark.privacy.ledger.LedgerExtract;
import org.hallmark.privacy.ledger.PublishedLedger;
import org.hallmark.privacy.plan.PrivacyPlan;
import org.hallmark.privacy.source.ScratchCopy;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.privacy.statement.Statements;
import org.hallmark.privacy.statement.Uncovered;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Table;
import org.hallmark.tables.parquet.ParquetTables;

/** The stages of an open run, from the source to the artifacts of a release. */
public final class RunStages {
  /** Label of the public seed that the synthetic rows are drawn from. */
  public static final String GENERATE = "generate";

  /** Label of the public seed that the weights before the first step are drawn from. */
  public static final String INITIALISE = "initialise";

  private final World world;
  private final ReleasePlan plan;
  private final OwnerState state;
  private final Registration sealed;
  private final RunLedger runs;
  private final Context context;
  private final Optional<DatasetExtract> dataset;
  private final Optional<StepTally.Listener> diagnostics;

  RunStages(
      World world,
      ReleasePlan plan,
      OwnerState state,
      Registration sealed,
      RunLedger runs,
      Context context,
      Optional<DatasetExtract> dataset,
      Optional<StepTally.Listener> diagnostics) {
    this.world = world;
    this.plan = plan;
    this.state = state;
    this.sealed = sealed;
    this.runs = runs;
    this.context = context;
    this.dataset = dataset;
    this.diagnostics = diagnostics;
  }

  /** Every artifact that the run makes, by path. */
  ReleaseContent artifacts(PrivateWork.Rows rows) throws IOException, MalformedDocumentException {
    PrivateResults taken = privateResults(rows);
    SortedMap<String, byte[]> artifacts = new TreeMap<>(taken.generator().files());
    Table synthetic = generate(taken);
    SortedMap<String, byte[]> data = new TreeMap<>();
    data.put(ReleaseFiles.DATA, ParquetTables.bytes(synthetic));
    artifacts.putAll(data);
    artifacts.putAll(
        (plan.isPublic() ? exact(rows, synthetic) : charged(taken, synthetic)).files());
    if (WithheldWork.isAsked(plan)) {
      artifacts.putAll(withheld(rows, synthetic));
    }
    artifacts.putAll(
        Packaging.files(
            plan,
            context.seal(),
            context.open(),
            ReleaseContent.of(data).entries(),
            Version.OF_HALLMARK));
    return ReleaseContent.reading(taken.transcript()).with(artifacts);
  }

  /** Salts are made once and kept, so that a second start gives the same commitments. */
  private SortedMap<String, byte[]> withheld(PrivateWork.Rows rows, Table synthetic)
      throws IOException, MalformedDocumentException {
    Progress.announce(world, "withhold", "what the plan asks for and nobody may see");
    SortedMap<String, byte[]> salts = new TreeMap<>();
    for (String label : WithheldWork.asked(plan, context.open().run()).keySet()) {
      salts.put(label, state.salt(label));
    }
    return WithheldWork.files(
        new WithheldWork(plan, context, state.secret()).of(rows.open(), synthetic, salts::get));
  }

  private PrivateResults privateResults(PrivateWork.Rows rows)
      throws IOException, MalformedDocumentException {
    PrivateWork work = new PrivateWork(world, plan, state, context, diagnostics);
    Optional<PrivateResults> kept = work.kept();
    return kept.isPresent() ? kept.get() : work.of(rows);
  }

  private Table generate(PrivateResults taken) {
    Progress.announce(world, "generate", plan.keys().rows() + " synthetic rows");
    return taken
        .generator()
        .sample(
            plan.schema(),
            plan.keys(),
            PublicSeed.derive(context.seeds(), GENERATE),
            Runtime.getRuntime().availableProcessors());
  }

  /** Everything about a public source is measured exactly, whatever was promised of training. */
  private Results exact(PrivateWork.Rows rows, Table synthetic)
      throws IOException, MalformedDocumentException {
    Progress.announce(world, "compare", "public source and synthetic data, exactly");
    ScratchCopy source = rows.publicSource();
    ExactNumbers found = ExactNumbers.of(plan, source.file(), source.digest(), synthetic);
    Optional<PublishedPrivacy> privacy = privacy();
    return new Results(
        found.observables(),
        Optional.of(found.comparison()),
        found.laws(),
        privacy,
        Judged.of(plan, sealed, found.observables(), found.laws(), privacy, runs));
  }

  private Results charged(PrivateResults taken, Table synthetic)
      throws IOException, MalformedDocumentException {
    Progress progress = Progress.ofPublicStage(world, "compare");
    int all = plan.observables().size() + plan.laws().size();
    List<MeasuredObservable> measurements = new ArrayList<>();
    for (Observable observable : plan.observables()) {
      measurements.add(
          MeasuredObservables.charged(
              observable,
              taken.of(observable.id()),
              new HistogramCounter(observable).count(synthetic),
              PublicSeed.derive(context.seeds(), MeasuredObservables.seedLabel(observable.id()))));
      progress.at(measurements.size(), all, "result");
    }
    List<LawResult> laws = new ArrayList<>();
    for (Law law : plan.laws()) {
      laws.add(
          law.statement().epsilon().isPresent()
              ? LawCheck.charged(law, synthetic, taken.of(law.id()))
              : LawCheck.of(law, synthetic));
      progress.at(measurements.size() + laws.size(), all, "result");
    }
    Optional<PublishedPrivacy> privacy = privacy();
    return new Results(
        measurements,
        Optional.empty(),
        laws,
        privacy,
        Judged.of(plan, sealed, measurements, laws, privacy, runs));
  }

  private Optional<PublishedPrivacy> privacy() throws IOException, MalformedDocumentException {
    if (plan.privacy().isEmpty()) {
      return Optional.empty();
    }
    PrivacyPlan promised = plan.privacy().get();
    PrivacyStatement said =
        Statements.of(
            plan.source(),
            promised,
            new Charges(plan, state).charged(runs, sealed),
            Uncovered.of(plan.source(), dataset.flatMap(DatasetExtract::dataSeen).orElse(0L)));
    return Optional.of(
        new PublishedPrivacy(
            said,
            Disclosure.of(
                said,
                DisclosedFacts.of(
                    plan,
                    PlannedLooks.training(plan, said),
                    context.seal(),
                    context.open(),
                    Origins.versions(plan.generator().version()))),
            PublishedLedger.of(looks(promised), dataset.orElseThrow())));
  }

  private LedgerExtract looks(PrivacyPlan promised) throws IOException, MalformedDocumentException {
    // Up to the last run, for all are charged, whichever is released.
    Context last = Context.of(sealed, runs, runs.last());
    try (Ledger ledger = state.ledger(promised.budget())) {
      return ledger.extract(last.entropy().digest());
    }
  }
}
