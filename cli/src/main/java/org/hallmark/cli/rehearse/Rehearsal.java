package org.hallmark.cli.rehearse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.hallmark.cli.plan.ClipWatch;
import org.hallmark.cli.plan.TrainableRows;
import org.hallmark.cli.release.NativeCache;
import org.hallmark.cli.table.OpenedTable;
import org.hallmark.cli.table.TableOpener;
import org.hallmark.cli.terminal.Progress;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.generators.Checkpoints;
import org.hallmark.generators.ComputeDevice;
import org.hallmark.generators.CountedArchitecture;
import org.hallmark.generators.DpTraining;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.PlannedTraining;
import org.hallmark.generators.Released;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.generators.TrainingPlan;
import org.hallmark.generators.djl.GeneratorTraining;
import org.hallmark.generators.djl.PublicTraining;
import org.hallmark.generators.djl.TorchEngine;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.entropy.EntropyContext;
import org.hallmark.privacy.entropy.PrivateEntropy;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.PlannedLook;
import org.hallmark.privacy.ledger.Budget;
import org.hallmark.privacy.ledger.Charge;
import org.hallmark.privacy.ledger.ChargeRequest;
import org.hallmark.privacy.ledger.Ledger;
import org.hallmark.privacy.source.ConfidentialSource;
import org.hallmark.privacy.source.ConfidentialTable;
import org.hallmark.privacy.source.PublicMarginals;
import org.hallmark.privacy.source.UnitGate;
import org.hallmark.privacy.source.UnitRows;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.privacy.training.TrainingMechanism;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Words;
import org.hallmark.provenance.seed.Commitment;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.RowBlocks;
import org.hallmark.tables.Table;
import org.hallmark.tables.parquet.ParquetTables;
import org.hallmark.tables.scan.Gathered;
import org.hallmark.tables.scan.RowsGathering;

/**
 * One rehearsal: public rows in, synthetic rows out. With a budget the training is that of a
 * release, with a secret that is forgotten afterwards.
 *
 * @param epsilon of the training; none to train without privacy
 * @param device what it is computed on
 */
record Rehearsal(
    World world, RehearsalPlan plan, Optional<Double> epsilon, double delta, ComputeDevice device) {
  private static final String LABEL = "rehearsal";
  private static final double NANOS = 1e9;
  private static final int RUN = 1;

  private record Trained(TrainedGenerator generator, Optional<Double> noiseMultiplier) {}

  /** What a training within a budget has and nobody keeps. */
  private record Secret(OwnerState state, EntropyContext context, Commitment commitment) {
    PrivateEntropy entropy() throws IOException {
      return PrivateEntropy.of(state.secret(), context);
    }

    ConfidentialTable table(Table rows) {
      return ConfidentialSource.of(rows, commitment).past(UnitGate.ofRecords());
    }
  }

  /** A training within a budget. */
  private interface Trainer {
    TrainedGenerator with(Secret secret) throws IOException, MalformedDocumentException;
  }

  /** Trains, and writes what is drawn to {@code out} as it is drawn. */
  RehearsalReport run(List<String> data, OptionalInt wanted, Path out) throws IOException {
    Table rows = read(data);
    TrainableRows trainable = new TrainableRows(plan.generator(), rows, plan.keys());
    trainable.require();
    trainable.warnings().forEach(this::warn);
    Optional<CountedArchitecture> counts = plan.generator().counted(plan.schema(), plan.keys());
    Optional<TorchEngine> engine = counts.isPresent() ? Optional.empty() : Optional.of(engine());
    long begun = System.nanoTime();
    Trained trained =
        counts.isPresent()
            ? counted(counts.get(), rows)
            : epsilon.isEmpty()
                ? openly(engine.orElseThrow(), rows)
                : privately(engine.orElseThrow(), rows);
    long drawing = System.nanoTime();
    RowBlocks drawn = draw(trained.generator(), rows, wanted.orElse(rows.rows()));
    ParquetTables.stream(drawn, out);
    long ended = System.nanoTime();
    return new RehearsalReport(
        plan.generator().version(),
        rows.rows(),
        trained.generator().weights().stream().mapToLong(t -> t.values().length).sum(),
        plan.generator().gradients().map(TrainingPlan::steps),
        epsilon,
        epsilon.map(e -> delta),
        trained.noiseMultiplier(),
        drawn.rows(),
        (drawing - begun) / NANOS,
        (ended - drawing) / NANOS);
  }

  private TorchEngine engine() throws IOException {
    return TorchEngine.start(plan.generator().numericMode(), NativeCache.folder(world), device);
  }

  private void warn(String what) {
    Progress.announce(world, "warning", what);
  }

  private Table read(List<String> data) throws IOException {
    List<Table> tables = new ArrayList<>();
    for (String place : data) {
      OpenedTable opened = TableOpener.local(place, plan.schema());
      List<String> lacking = new ArrayList<>(plan.schema().names());
      lacking.removeAll(opened.readable().names());
      if (!lacking.isEmpty()) {
        throw Refusal.usage(place + " lacks the columns " + lacking);
      }
      Progress progress = Progress.ofPublicStage(world, "read");
      RowsGathering gathering = new RowsGathering(plan.schema());
      Gathered gathered =
          opened
              .rows()
              .where(plan.where(), (done, all) -> progress.at(done, all, "byte"))
              .gather(List.of(gathering));
      tables.add(gathered.of(gathering));
    }
    return joined(tables);
  }

  private Table joined(List<Table> tables) {
    double[][] cells = new double[plan.schema().columns().size()][];
    for (int c = 0; c < cells.length; c++) {
      String name = plan.schema().names().get(c);
      cells[c] =
          tables.stream().flatMapToDouble(t -> java.util.Arrays.stream(t.column(name))).toArray();
    }
    return Table.of(plan.schema(), cells);
  }

  private NetworkArchitecture architecture() {
    return plan.generator().network(plan.schema(), plan.keys());
  }

  private PublicSeed seed(String purpose) {
    return PublicSeed.derive(plan.digest(), LABEL + " " + purpose);
  }

  private Trained openly(TorchEngine engine, Table rows) {
    TrainingPlan training = plan.generator().gradients().orElseThrow();
    NetworkArchitecture architecture = architecture();
    Progress progress = Progress.ofPublicStage(world, "train");
    ClipWatch watch = new ClipWatch(training.clip());
    TrainedGenerator generator =
        PublicTraining.of(engine, training)
            .train(
                architecture,
                architecture.encode(rows),
                seed("initialise"),
                seed("train"),
                new DpTraining.Surroundings(
                    Checkpoints.NONE,
                    (done, all) -> progress.at(done, all, "step"),
                    Released.UNSEEN,
                    Optional.of(watch)));
    watch.warning().ifPresent(this::warn);
    return new Trained(generator, Optional.empty());
  }

  private Trained privately(TorchEngine engine, Table rows) throws IOException {
    TrainingPlan training = plan.generator().gradients().orElseThrow();
    DpSgd dpSgd =
        DpSgd.calibrated(
            training.batch(),
            rows.rows(),
            training.clip(),
            training.steps(),
            epsilon.orElseThrow(),
            delta,
            training.sums());
    Progress progress = Progress.ofPublicStage(world, "train");
    return new Trained(
        forgetting(
            secret ->
                new GeneratorTraining(
                        engine,
                        architecture(),
                        training,
                        dpSgd,
                        secret.entropy(),
                        seed("initialise"),
                        new DpTraining.Surroundings(
                            Checkpoints.NONE, (done, all) -> progress.at(done, all, "step")))
                    .train(UnitRows.ofRecords(rows))),
        Optional.of(dpSgd.noiseMultiplier()));
  }

  private Trained counted(CountedArchitecture counts, Table rows) throws IOException {
    PlannedTraining training = plan.generator().training();
    if (epsilon.isEmpty()) {
      return new Trained(
          counts.measure(
              PublicMarginals.of(rows, counts.codes(plan.schema())),
              training.withoutNoise(rows.rows())),
          Optional.empty());
    }
    TrainingMechanism mechanism =
        training.calibrated(rows.rows(), epsilon.orElseThrow(), delta, Optional.empty());
    return new Trained(
        forgetting(
            secret ->
                counts.measure(
                    secret
                        .table(rows)
                        .marginals(
                            charges(mechanism, secret),
                            counts.codes(plan.schema()),
                            secret.entropy()),
                    mechanism)),
        Optional.empty());
  }

  /** Of a ledger that nobody keeps. */
  private List<Charge> charges(TrainingMechanism mechanism, Secret secret)
      throws IOException, MalformedDocumentException {
    Budget budget = new Budget(Adjacency.ADD_OR_REMOVE, epsilon.orElseThrow(), delta);
    List<Charge> charges = new ArrayList<>();
    try (Ledger ledger = secret.state().ledger(budget)) {
      for (PlannedLook look : mechanism.looks()) {
        charges.add(
            ledger.charge(
                new ChargeRequest(
                    look.id(), look.purpose(), RUN, secret.context().digest(), look.event())));
      }
    }
    return charges;
  }

  /** Trains with a secret that nobody keeps. */
  private TrainedGenerator forgetting(Trainer trainer) throws IOException {
    Path folder = Files.createTempDirectory("hallmark-rehearsal");
    try (OwnerState state = OwnerState.open(folder.resolve("state"))) {
      Commitment commitment = Commitment.open(LABEL, state.salt(LABEL)).close();
      EntropyContext context =
          new EntropyContext(
              plan.digest(),
              commitment,
              LABEL,
              RUN,
              plan.digest(),
              Words.kebab(plan.generator().numericMode()));
      return trainer.with(new Secret(state, context, commitment));
    } catch (MalformedDocumentException e) {
      throw new IllegalStateException("a ledger that was just begun cannot be read", e);
    } finally {
      DurableFiles.deleteTree(folder);
    }
  }

  /** Rows that are drawn as they are written. */
  private RowBlocks draw(TrainedGenerator generator, Table rows, int wanted) {
    int[] numbers = IntStream.range(0, wanted).map(i -> i % rows.rows()).toArray();
    Progress.announce(world, "generate", wanted + " synthetic rows");
    return generator.drawing(
        plan.schema(),
        rows.rows(numbers).select(plan.keys()),
        seed("generate"),
        Runtime.getRuntime().availableProcessors());
  }
}
