package org.hallmark.cli.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.hallmark.cli.plan.ClipWatch;
import org.hallmark.cli.plan.PlannedTranscript;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.terminal.Progress;
import org.hallmark.cli.terminal.World;
import org.hallmark.generators.Checkpoints;
import org.hallmark.generators.ComputeDevice;
import org.hallmark.generators.CountedArchitecture;
import org.hallmark.generators.DpTraining;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.Released;
import org.hallmark.generators.StepTally;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.generators.catalogue.Generators;
import org.hallmark.generators.djl.GeneratorTraining;
import org.hallmark.generators.djl.GradientEngine;
import org.hallmark.generators.djl.TorchEngine;
import org.hallmark.generators.transcript.TranscriptFolder;
import org.hallmark.metrics.observable.HistogramCounter;
import org.hallmark.privacy.entropy.PrivateEntropy;
import org.hallmark.privacy.entropy.ReleaseSecret;
import org.hallmark.privacy.ledger.Charge;
import org.hallmark.privacy.mechanism.Backends;
import org.hallmark.privacy.mechanism.Mechanisms;
import org.hallmark.privacy.plan.PrivacyPlan;
import org.hallmark.privacy.source.CellCounter;
import org.hallmark.privacy.source.ConfidentialSource;
import org.hallmark.privacy.source.ConfidentialTable;
import org.hallmark.privacy.source.NoisyCounts;
import org.hallmark.privacy.source.ScratchCopy;
import org.hallmark.privacy.source.UnitGate;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.RowBlocks;

/**
 * The stages that touch the source: training, and the noisy counts. What they give is kept in the
 * run's folder, so that a crash costs no second look.
 */
final class PrivateWork {
  private static final String COUNTS = "counts.json";
  private static final String CHECKPOINT = "checkpoint";

  private final World world;
  private final ReleasePlan plan;
  private final Context context;
  private final Charges charges;
  private final PrivateEntropy entropy;
  private final Path folder;
  private final Optional<TranscriptFolder> transcript;
  private final Optional<StepTally.Listener> diagnostics;

  PrivateWork(World world, ReleasePlan plan, OwnerState state, Context context) throws IOException {
    this(world, plan, state, context, Optional.empty());
  }

  /** Told of by the owner's wish. */
  PrivateWork(
      World world,
      ReleasePlan plan,
      OwnerState state,
      Context context,
      Optional<StepTally.Listener> diagnostics)
      throws IOException {
    this(world, plan, state, context, new Charges(plan, state), state.secret(), diagnostics);
  }

  /** Of an auditor. */
  PrivateWork(
      World world,
      ReleasePlan plan,
      OwnerState state,
      Context context,
      Charges charges,
      ReleaseSecret secret)
      throws IOException {
    this(world, plan, state, context, charges, secret, Optional.empty());
  }

  private PrivateWork(
      World world,
      ReleasePlan plan,
      OwnerState state,
      Context context,
      Charges charges,
      ReleaseSecret secret,
      Optional<StepTally.Listener> diagnostics)
      throws IOException {
    this.diagnostics = diagnostics;
    this.world = world;
    this.plan = plan;
    this.context = context;
    this.charges = charges;
    this.entropy = PrivateEntropy.of(secret, context.entropy());
    this.folder = state.run(context.open().run());
    this.transcript =
        PlannedTranscript.of(plan).map(planned -> new TranscriptFolder(folder, planned.shape()));
  }

  /** The wire form of {@value #COUNTS}. */
  private record KeptCounts(List<NoisyCounts> counts) {}

  /** Where training runs, and where rows come from. */
  interface Rows {
    ConfidentialSource open() throws IOException, MalformedDocumentException;

    /**
     * The file with the bytes of a source that everybody may see.
     *
     * @throws IllegalStateException if it is confidential
     */
    default ScratchCopy publicSource() throws IOException, MalformedDocumentException {
      throw new IllegalStateException("the source is confidential");
    }

    /**
     * The rows of a source that everybody may see.
     *
     * @throws IllegalStateException if it is confidential
     */
    default RowBlocks publicRows() throws IOException, MalformedDocumentException {
      throw new IllegalStateException("the source is confidential");
    }

    <R> R inTask(Supplier<R> work) throws IOException, MalformedDocumentException;

    /** What a training is to be computed on. */
    default ComputeDevice device() {
      return ComputeDevice.CPU;
    }

    /** The engine of this process. */
    TorchEngine engine(NumericMode mode) throws IOException;

    /** What computes the gradients of a private training: mostly this process. */
    default GradientEngine gradients(NumericMode mode) throws IOException {
      return engine(mode);
    }
  }

  /** What an earlier start finished, if it finished all. */
  Optional<PrivateResults> kept() throws IOException, MalformedDocumentException {
    Optional<TrainedGenerator> generator = keptGenerator();
    Path counts = folder.resolve(COUNTS);
    if (generator.isEmpty() || !Files.exists(counts)) {
      return Optional.empty();
    }
    KeptCounts kept = Records.read(COUNTS, Files.readAllBytes(counts), KeptCounts.class);
    return Optional.of(new PrivateResults(generator.get(), transcriptFiles(), kept.counts()));
  }

  /** Did an earlier start finish the training? */
  boolean isTrained() throws IOException, MalformedDocumentException {
    return keptGenerator().isPresent();
  }

  /** Trains and counts, paying for each look before it is taken. */
  PrivateResults of(Rows rows) throws IOException, MalformedDocumentException {
    return plan.privacy().isPresent() ? paid(plan.privacy().get(), rows) : unpaid(rows);
  }

  /** Of a public source nothing is hidden, nothing counted with noise and nothing paid for. */
  private PrivateResults unpaid(Rows rows) throws IOException, MalformedDocumentException {
    Optional<TrainedGenerator> kept = keptGenerator();
    TrainedGenerator generator = kept.isPresent() ? kept.get() : trainOpenly(rows);
    DurableFiles.writePrivate(
        folder.resolve(COUNTS), CanonicalJson.bytes(new KeptCounts(List.of())));
    return new PrivateResults(generator, transcriptFiles(), List.of());
  }

  private TrainedGenerator trainOpenly(Rows rows) throws IOException, MalformedDocumentException {
    PublicWork work = new PublicWork(plan, context);
    RowBlocks seen = PublicWork.seen(plan, rows.publicRows());
    Optional<TrainedGenerator> counted = work.counted(seen);
    if (counted.isPresent()) {
      return keep(counted.get(), TrainedOn.processor());
    }
    TrainedOn.begin(folder, rows.device());
    TorchEngine engine = rows.engine(plan.generator().numericMode());
    Progress progress = Progress.ofPublicStage(world, "train");
    ClipWatch watch = new ClipWatch(plan.generator().gradients().orElseThrow().clip());
    StepTally.Listener both =
        (step, tally) -> {
          watch.step(step, tally);
          diagnostics.ifPresent(d -> d.step(step, tally));
        };
    DpTraining.Surroundings around = around(progress, Optional.of(both));
    TrainedGenerator generator = rows.inTask(() -> work.train(engine, seen, around));
    keep(generator, new TrainedOn(rows.device().toString(), engine.deviceFacts()));
    watch.warning().ifPresent(what -> Progress.announce(world, "warning", what));
    return generator;
  }

  private PrivateResults paid(PrivacyPlan promised, Rows rows)
      throws IOException, MalformedDocumentException {
    List<Charge> paid = charges.pay(context);
    try (UnitGate gate = UnitGate.of(promised.unit(), entropy)) {
      ConfidentialTable table = rows.open().past(gate);
      Optional<TrainedGenerator> kept = keptGenerator();
      TrainedGenerator generator = kept.isPresent() ? kept.get() : train(table, paid, rows);
      List<NoisyCounts> counts = count(promised, table, paid);
      DurableFiles.writePrivate(
          folder.resolve(COUNTS), CanonicalJson.bytes(new KeptCounts(counts)));
      return new PrivateResults(generator, transcriptFiles(), counts);
    }
  }

  private SortedMap<String, Path> transcriptFiles() {
    return transcript.map(TranscriptFolder::files).orElseGet(TreeMap::new);
  }

  private TrainedGenerator train(ConfidentialTable table, List<Charge> paid, Rows rows)
      throws IOException, MalformedDocumentException {
    Optional<CountedArchitecture> counts =
        plan.generator().counted(plan.schema(), plan.source().keys());
    return counts.isPresent()
        ? keep(counted(counts.get(), table, paid), TrainedOn.processor())
        : train(training -> table.train(paid.get(0), training), rows);
  }

  private TrainedGenerator counted(
      CountedArchitecture counts, ConfidentialTable table, List<Charge> paid) {
    List<Charge> looks = paid.stream().filter(c -> charges.training().isLook(c.id())).toList();
    return counts.measure(
        table.marginals(looks, counts.codes(plan.schema()), entropy), charges.training());
  }

  private interface Trainer {
    TrainedGenerator with(GeneratorTraining training);
  }

  private TrainedGenerator train(Trainer trainer, Rows rows)
      throws IOException, MalformedDocumentException {
    TrainedOn.begin(folder, rows.device());
    GradientEngine engine = rows.gradients(plan.generator().numericMode());
    NetworkArchitecture architecture =
        plan.generator().network(plan.schema(), plan.source().keys());
    Progress progress = Progress.ofPrivateStage(world, "train");
    GeneratorTraining training =
        new GeneratorTraining(
            engine,
            architecture,
            plan.generator().gradients().orElseThrow(),
            charges.steps(),
            entropy,
            PublicSeed.derive(context.seeds(), RunStages.INITIALISE),
            around(progress, diagnostics));
    TrainedGenerator generator = rows.inTask(() -> trainer.with(training));
    return keep(generator, new TrainedOn(rows.device().toString(), engine.deviceFacts()));
  }

  private DpTraining.Surroundings around(Progress progress, Optional<StepTally.Listener> told) {
    return new DpTraining.Surroundings(
        checkpoints(),
        (done, all) -> progress.at(done, all, "step"),
        transcript.map(Released.class::cast).orElse(Released.UNSEEN),
        told);
  }

  private TrainedGenerator keep(TrainedGenerator generator, TrainedOn device) throws IOException {
    device.keep(folder);
    if (transcript.isPresent()) {
      transcript.get().close();
    }
    for (var file : generator.files().entrySet()) {
      DurableFiles.writePrivate(folder.resolve(file.getKey()), file.getValue());
    }
    return generator;
  }

  private Optional<TrainedGenerator> keptGenerator()
      throws IOException, MalformedDocumentException {
    Path architecture = folder.resolve(TrainedGenerator.ARCHITECTURE);
    Path weights = folder.resolve(TrainedGenerator.WEIGHTS);
    boolean trained = Files.exists(architecture) && Files.exists(weights);
    if (!trained || !transcript.map(TranscriptFolder::isWhole).orElse(true)) {
      return Optional.empty();
    }
    return Optional.of(
        Generators.read(
            plan.schema(), Files.readAllBytes(architecture), Files.readAllBytes(weights)));
  }

  private List<NoisyCounts> count(
      PrivacyPlan promised, ConfidentialTable table, List<Charge> paid) {
    List<CellCounter> counters = new ArrayList<>();
    plan.observables().stream()
        .filter(observable -> observable.epsilon().isPresent())
        .forEach(observable -> counters.add(new HistogramCounter(observable)));
    plan.laws().stream()
        .filter(law -> law.statement().epsilon().isPresent())
        .forEach(law -> counters.add(law.counter().orElseThrow()));
    Progress progress = Progress.ofPrivateStage(world, "measure");
    Mechanisms mechanisms = Backends.of(promised.noise(), entropy);
    List<NoisyCounts> counts = new ArrayList<>();
    for (CellCounter counter : counters) {
      Charge charge =
          paid.stream().filter(c -> c.id().equals(counter.id())).findFirst().orElseThrow();
      counts.add(table.count(charge, counter, mechanisms));
      progress.at(counts.size(), counters.size(), "look");
    }
    return counts;
  }

  private Checkpoints checkpoints() {
    Path file = folder.resolve(CHECKPOINT);
    return new Checkpoints() {
      @Override
      public void save(byte[] bytes) {
        try {
          DurableFiles.writePrivate(file, bytes);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public Optional<byte[]> latest() {
        try {
          return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }
}
