package org.hallmark.cli.rehearse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.hallmark.cli.release.NativeCache;
import org.hallmark.cli.table.OpenedTable;
import org.hallmark.cli.table.TableOpener;
import org.hallmark.cli.terminal.Progress;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.generators.Checkpoints;
import org.hallmark.generators.DpTraining;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.generators.TrainingPlan;
import org.hallmark.generators.djl.GeneratorTraining;
import org.hallmark.generators.djl.PublicTraining;
import org.hallmark.generators.djl.TorchEngine;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.entropy.EntropyContext;
import org.hallmark.privacy.entropy.PrivateEntropy;
import org.hallmark.privacy.source.UnitRows;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.Words;
import org.hallmark.provenance.seed.Commitment;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.Gathered;
import org.hallmark.tables.scan.RowsGathering;

/**
 * One rehearsal: public rows in, synthetic rows out. With a budget the training is that of a
 * release, with a secret that is forgotten afterwards.
 *
 * @param epsilon of the training; none to train without privacy
 */
record Rehearsal(World world, RehearsalPlan plan, Optional<Double> epsilon, double delta) {
  private static final String LABEL = "rehearsal";
  private static final double NANOS = 1e9;

  /** What came out. */
  record Done(Table drawn, RehearsalReport report) {}

  private record Trained(TrainedGenerator generator, Optional<DpSgd> dpSgd) {}

  Done run(List<String> data, OptionalInt wanted) throws IOException {
    Table rows = read(data);
    plan.generator().gradients().ifPresent(training -> requireBatch(training, rows));
    TorchEngine engine =
        TorchEngine.start(plan.generator().numericMode(), NativeCache.folder(world));
    long begun = System.nanoTime();
    Trained trained = epsilon.isEmpty() ? openly(engine, rows) : privately(engine, rows);
    long drawing = System.nanoTime();
    Table drawn = draw(trained.generator(), rows, wanted.orElse(rows.rows()));
    long ended = System.nanoTime();
    return new Done(
        drawn,
        new RehearsalReport(
            plan.generator().version(),
            rows.rows(),
            trained.generator().weights().stream().mapToLong(t -> t.values().length).sum(),
            plan.generator().gradients().map(TrainingPlan::steps),
            epsilon,
            epsilon.map(e -> delta),
            trained.dpSgd().map(DpSgd::noiseMultiplier),
            drawn.rows(),
            (drawing - begun) / NANOS,
            (ended - drawing) / NANOS));
  }

  private static void requireBatch(TrainingPlan training, Table rows) {
    if (rows.rows() < training.batch()) {
      throw Refusal.usage(
          "batch must be at most the number of rows, " + rows.rows() + ": " + training.batch());
    }
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
    TrainedGenerator generator =
        PublicTraining.of(engine, training)
            .train(
                architecture,
                architecture.encode(rows),
                seed("initialise"),
                seed("train"),
                (done, all) -> progress.at(done, all, "step"));
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
    Path folder = Files.createTempDirectory("hallmark-rehearsal");
    try (OwnerState state = OwnerState.open(folder.resolve("state"))) {
      Commitment commitment = Commitment.open(LABEL, state.salt(LABEL)).close();
      PrivateEntropy entropy =
          PrivateEntropy.of(
              state.secret(),
              new EntropyContext(
                  plan.digest(),
                  commitment,
                  LABEL,
                  1,
                  plan.digest(),
                  Words.kebab(plan.generator().numericMode())));
      TrainedGenerator generator =
          new GeneratorTraining(
                  engine,
                  architecture(),
                  training,
                  dpSgd,
                  entropy,
                  seed("initialise"),
                  new DpTraining.Surroundings(
                      Checkpoints.NONE, (done, all) -> progress.at(done, all, "step")))
              .train(UnitRows.ofRecords(rows));
      return new Trained(generator, Optional.of(dpSgd));
    } finally {
      DurableFiles.deleteTree(folder);
    }
  }

  private Table draw(TrainedGenerator generator, Table rows, int wanted) {
    int[] numbers = IntStream.range(0, wanted).map(i -> i % rows.rows()).toArray();
    Progress.announce(world, "generate", wanted + " synthetic rows");
    return generator.sample(
        plan.schema(),
        rows.rows(numbers).select(plan.keys()),
        seed("generate"),
        Runtime.getRuntime().availableProcessors());
  }
}
