package org.hallmark.audit.hostile;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.audit.TinyRelease;
import org.hallmark.audit.TranscriptPlan;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.plan.ReleasePlans;
import org.hallmark.cli.release.Context;
import org.hallmark.cli.release.Judged;
import org.hallmark.cli.release.Packaging;
import org.hallmark.cli.release.PrivateResults;
import org.hallmark.cli.release.ReleaseContent;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.cli.release.RepeatedWork;
import org.hallmark.cli.release.Results;
import org.hallmark.cli.release.RunStages;
import org.hallmark.cli.release.Version;
import org.hallmark.cli.release.WithheldWork;
import org.hallmark.cli.terminal.World;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.MeasuredObservables;
import org.hallmark.metrics.observable.HistogramCounter;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.physics.LawCheck;
import org.hallmark.physics.LawResult;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.privacy.entropy.ReleaseSecret;
import org.hallmark.privacy.source.ConfidentialReader;
import org.hallmark.privacy.source.NoisyCounts;
import org.hallmark.privacy.source.ScratchCopy;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.json.Records;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.tables.Table;
import org.hallmark.tables.parquet.ParquetTables;
import org.hallmark.tables.source.LocalSourceReader;

/**
 * An owner who trains and counts with less noise than the sealed plan says, with the true secret
 * and source, and publishes it as if it were the plan's: everything that the published files
 * determine fits.
 */
final class CheatingOwner {
  private static final Path SOURCE = Path.of("../examples/tiny/data/edges.csv");

  private final Path folder;
  private final Forger forger;
  private final ReleasePlan plan;
  private final Context context;

  CheatingOwner(Path folder) throws Exception {
    this.folder = folder;
    this.forger = new Forger(TinyRelease.repo(), SigningKey.load(TinyRelease.key()));
    this.plan = forger.plan();
    Seal seal = Records.read(ReleaseFiles.SEAL, forger.bytes(ReleaseFiles.SEAL), Seal.class);
    RunLedger runs = runs();
    this.context = new Context(seal, "none", runs.open(1));
  }

  private RunLedger runs() throws Exception {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    for (String path : List.of("runs/0001.open.json", "runs/0001.close.json")) {
      entries.put(path, forger.bytes(path));
    }
    return RunLedger.of(entries);
  }

  /** A release whose noise is that of {@code plan}, a more generous one than was sealed. */
  Path release(String dishonest) throws Exception {
    PrivateResults taken = taken(dishonest);
    taken.generator().files().forEach(forger::put);
    for (Map.Entry<String, Path> file : taken.transcript().entrySet()) {
      forger.put(file.getKey(), Files.readAllBytes(file.getValue()));
    }
    Table synthetic =
        taken
            .generator()
            .sample(
                plan.schema(),
                plan.keys(),
                PublicSeed.derive(context.seeds(), RunStages.GENERATE),
                1);
    SortedMap<String, byte[]> data = new TreeMap<>();
    data.put(ReleaseFiles.DATA, ParquetTables.bytes(synthetic));
    forger.put(ReleaseFiles.DATA, data.get(ReleaseFiles.DATA));
    publish(taken, synthetic);
    withhold(synthetic);
    Packaging.files(
            plan,
            context.seal(),
            context.open(),
            ReleaseContent.of(data).entries(),
            Version.OF_HALLMARK)
        .forEach(forger::put);
    return forger.write(folder.resolve("cheat"));
  }

  /** What is withheld is honest; only noise is missing. */
  private void withhold(Table synthetic) throws Exception {
    Path state = TinyRelease.repo().resolveSibling("tiny.state");
    SortedMap<String, byte[]> salts = new TreeMap<>();
    for (String label : WithheldWork.asked(plan, 1).keySet()) {
      salts.put(label, Files.readAllBytes(state.resolve("salts").resolve(label)));
    }
    try (OwnerState room = OwnerState.open(folder.resolve("room"));
        ScratchCopy copy = ScratchCopy.of(SOURCE, room)) {
      WithheldWork.files(
              new WithheldWork(plan, context, secret())
                  .of(
                      ConfidentialReader.read(new LocalSourceReader(), plan.source(), copy),
                      synthetic,
                      salts::get))
          .forEach(forger::put);
    }
  }

  private static ReleaseSecret secret() throws Exception {
    Path state = TinyRelease.repo().resolveSibling("tiny.state");
    return ReleaseSecret.of(Files.readAllBytes(state.resolve("secret")));
  }

  private PrivateResults taken(String dishonest) throws Exception {
    ReleasePlan generous =
        ReleasePlans.read(Files.writeString(folder.resolve("generous.yaml"), dishonest));
    try (OwnerState room = OwnerState.open(folder.resolve("room"));
        ScratchCopy copy = ScratchCopy.of(SOURCE, room)) {
      PrivateResults taken =
          new RepeatedWork(new Silent(), generous, forger.results().statement().orElseThrow(), room)
              .of(
                  context,
                  secret(),
                  ConfidentialReader.read(new LocalSourceReader(), plan.source(), copy));
      return taken;
    }
  }

  private void publish(PrivateResults taken, Table synthetic) throws Exception {
    Results honest = forger.results();
    List<MeasuredObservable> measurements =
        plan.observables().stream().map(o -> measured(o, taken, honest, synthetic)).toList();
    List<LawResult> laws =
        plan.laws().stream()
            .map(
                law ->
                    LawCheck.charged(
                        law,
                        synthetic,
                        asPlanned(
                            taken.of(law.id()),
                            countNoise(),
                            1 / law.statement().epsilon().orElseThrow())))
            .toList();
    Results all =
        new Results(
            measurements,
            Optional.empty(),
            laws,
            honest.privacy(),
            Judged.of(plan, forger.registration(), measurements, laws, honest.privacy(), runs()));
    all.files().forEach(forger::put);
  }

  private String countNoise() {
    return plan.privacy().orElseThrow().noise().countNoise();
  }

  private MeasuredObservable measured(
      Observable observable, PrivateResults taken, Results honest, Table synthetic) {
    double scale =
        honest.measurements().stream()
            .filter(m -> m.id().equals(observable.id()))
            .findFirst()
            .orElseThrow()
            .noise()
            .orElseThrow()
            .scale();
    return MeasuredObservables.charged(
        observable,
        asPlanned(taken.of(observable.id()), countNoise(), scale),
        new HistogramCounter(observable).count(synthetic),
        PublicSeed.derive(context.seeds(), MeasuredObservables.seedLabel(observable.id())));
  }

  /** The counts, said to have the planned noise. */
  private static NoisyCounts asPlanned(NoisyCounts counts, String mechanism, double scale) {
    return new NoisyCounts(counts.counts(), scale, counts.sensitivity(), mechanism, counts.event());
  }

  /** The plan's own text, with the noise of {@code epsilon} instead of its own. */
  static String generous() throws Exception {
    return TranscriptPlan.text()
        .replace("  epsilon: 3\n", "  epsilon: 43.4\n")
        .replace("  training: 2.4\n", "  training: 40\n")
        .replace("  evaluation: 0.6\n", "  evaluation: 3.4\n")
        .replace("epsilon: 6, delta: 2.0e-6", "epsilon: 50, delta: 2.0e-6")
        .replace("scale: fine, epsilon: 0.2", "scale: fine, epsilon: 3");
  }

  private record Silent(PrintStream out, PrintStream err) implements World {
    Silent() {
      this(
          new PrintStream(new ByteArrayOutputStream()),
          new PrintStream(new ByteArrayOutputStream()));
    }

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public Optional<String> variable(String name) {
      return Optional.empty();
    }

    @Override
    public boolean terminal() {
      return false;
    }
  }
}
