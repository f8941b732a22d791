package org.hallmark.generators.djl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hallmark.generators.Checkpoints;
import org.hallmark.generators.DpTraining;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.Progress;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.Sums;
import org.hallmark.privacy.source.UnitRows;
import org.hallmark.tables.Table;
import org.hallmark.tables.store.RowRuns;
import org.hallmark.tables.store.RowStorage;
import org.hallmark.tables.store.StoredTable;

/** A process that trains on more rows than its heap holds. */
final class LargeTraining {
  static final int ROWS = 1_000_000;
  static final String DONE = "trained";

  private static final int PART = 10_000;
  private static final int STEPS = 3;

  private LargeTraining() {}

  /** The scratch folder. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    RowRuns runs = new RowRuns(Fixtures.SCHEMA, folder);
    Table part = Fixtures.rows(PART);
    for (int rows = 0; rows < ROWS; rows += PART) {
      runs.add(part);
    }
    StoredTable rows =
        StoredTable.of(Fixtures.SCHEMA, List.of(runs.written()), RowStorage.in(folder));
    DpSgd dpSgd = new DpSgd(60.0 / ROWS, 1, 1, STEPS, 60, Sums.EXACT);
    TrainedGenerator trained =
        new GeneratorTraining(
                TorchEngine.start(NumericMode.AVX2, Fixtures.natives()),
                Fixtures.architecture(),
                Fixtures.training(),
                dpSgd,
                Fixtures.entropy(),
                Fixtures.seed("weights"),
                new DpTraining.Surroundings(Checkpoints.NONE, Progress.SILENT))
            .train(UnitRows.ofRecords(rows));
    System.out.println(DONE + " " + rows.rows() + " " + trained.weights().size());
  }
}
