package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hallmark.generators.Checkpoints;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.NumericModeException;
import org.hallmark.generators.Progress;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.Tensor;
import org.hallmark.generators.vae.CodedRows;
import org.hallmark.generators.vae.VaeShape;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.dpsgd.Sums;
import org.hallmark.privacy.source.UnitRows;
import org.hallmark.tables.Table;
import org.hallmark.tables.store.RowRuns;
import org.hallmark.tables.store.RowStorage;
import org.hallmark.tables.store.StoredTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTrainingTest {
  private static final TorchEngine ENGINE = Trainings.ENGINE;

  static List<Tensor> train(Table rows, Checkpoints checkpoints, Progress progress) {
    return Trainings.of(checkpoints, progress).train(UnitRows.ofRecords(rows)).weights();
  }

  private static List<Tensor> train(int rows) {
    return train(Fixtures.rows(rows), Checkpoints.NONE, Progress.SILENT);
  }

  /** Remembers every state, and hands back the one chosen. */
  private static final class Kept implements Checkpoints {
    private final List<byte[]> states = new ArrayList<>();
    private int chosen = -1;

    @Override
    public void save(byte[] state) {
      states.add(state);
    }

    @Override
    public Optional<byte[]> latest() {
      return chosen < 0 ? Optional.empty() : Optional.of(states.get(chosen));
    }
  }

  @Test
  void train_twice_givesTheSameBits() {
    assertEquals(train(300), train(300));
  }

  @Test
  void train_rowsOnTheDisk_givesTheBitsOfRowsInMemory(@TempDir Path folder) throws IOException {
    RowRuns runs = new RowRuns(Fixtures.SCHEMA, folder);
    runs.add(Fixtures.rows(300));
    StoredTable stored =
        StoredTable.of(Fixtures.SCHEMA, List.of(runs.written()), RowStorage.in(folder));
    assertEquals(
        train(Fixtures.rows(300).sorted(), Checkpoints.NONE, Progress.SILENT),
        Trainings.of(Checkpoints.NONE, Progress.SILENT)
            .train(UnitRows.ofRecords(stored))
            .weights());
    assertEquals(0, folder.toFile().list().length, "the matrix is gone");
  }

  @Test
  void train_otherRows_givesOtherWeights() {
    assertNotEquals(train(300), train(299));
  }

  @Test
  void train_resumedAtAnyCheckpoint_givesTheBitsOfAnUninterruptedRun() {
    Kept kept = new Kept();
    List<Tensor> whole = train(Fixtures.rows(300), kept, Progress.SILENT);
    int saved = kept.states.size();
    assertEquals(3, saved, "after steps 7, 14 and 20");
    for (kept.chosen = 0; kept.chosen < saved; kept.chosen++) {
      assertEquals(whole, train(Fixtures.rows(300), kept, Progress.SILENT));
    }
  }

  @Test
  void train_brokenCheckpoint_startsAgainToTheSameBits() {
    Kept kept = new Kept();
    kept.states.add(new byte[] {1, 2, 3});
    kept.chosen = 0;
    assertEquals(train(300), train(Fixtures.rows(300), kept, Progress.SILENT));
  }

  @Test
  void train_noRecordsOrOne_isPureNoiseAndSilent() {
    assertEquals(train(0), train(0));
    assertFalse(train(1).isEmpty());
  }

  @Test
  void train_progress_tellsStepsAlone() {
    List<String> heard = new ArrayList<>();
    train(Fixtures.rows(50), Checkpoints.NONE, (done, all) -> heard.add(done + "/" + all));
    assertEquals("1/20", heard.get(0));
    assertEquals("20/20", heard.get(19));
    assertEquals(20, heard.size());
  }

  @Test
  void train_littleNoise_learnsTheTable() {
    Table rows = Fixtures.rows(600);
    DpSgd gentle = new DpSgd(0.2, 1, 0.01, 150, 120, Sums.EXACT);
    GeneratorTraining base = Trainings.of(Checkpoints.NONE, Progress.SILENT);
    Table drawn =
        new GeneratorTraining(
                ENGINE,
                base.architecture(),
                base.plan(),
                gentle,
                base.entropy(),
                base.seed(),
                base.around())
            .train(UnitRows.ofRecords(rows))
            .sample(Fixtures.SCHEMA, Fixtures.FRAME, Fixtures.seed("rows"), 1);
    // Means of `before` by site are 4.5 and 9.5; 50 draws of deviation 2.9 leave 0.41 each, and the
    // bound is three of these. An untrained model has equal means.
    double[] means = new double[2];
    for (int i = 0; i < drawn.rows(); i++) {
      means[(int) drawn.column("site")[i]] += drawn.column("before")[i] / 50;
    }
    assertEquals(4.5, means[0], 1.3);
    assertEquals(9.5, means[1], 1.3);
    long negative = Arrays.stream(drawn.column("after")).filter(v -> v < 0).count();
    assertTrue(negative <= 10, "the guide keeps the balance mostly at or above zero: " + negative);
  }

  /** In a small model; {@link MemoryBenchmark} watches a large one. */
  @Test
  void sum_tenThousandSteps_leavesMemoryFlat() {
    assertFlat(Sums.EXACT, 10_000);
    assertFlat(Sums.FLOAT32, 1200);
  }

  private static void assertFlat(Sums sums, int steps) {
    VaeShape shape = new VaeShape(1, List.of(3), List.of(), List.of(4), 1, 4);
    CodedRows rows =
        new CodedRows(shape, new float[][] {{0.5f}}, new int[][] {{2}}, new int[][] {{}});
    float[] weights = PublicWeights.initial(shape, Fixtures.seed("weights"));
    StepVector sum = StepVector.zeros(sums, weights.length);
    try (ProbedModel vae = new ProbedModel(ENGINE, shape, rows, new DpSgd(1, 1, 1, 1, 1, sums))) {
      steps(vae, 1000, weights, sum);
      long before = Resident.kilobytes();
      int arrays = arrays(vae);
      steps(vae, steps - 1000, weights, sum);
      assertEquals(arrays, arrays(vae), "arrays that outlive their step");
      // Measured 8 MB, of the Java heap. A step makes some 100 arrays of half a kilobyte at least,
      // and so a leak of one in five that no manager holds would show.
      long grown = Resident.kilobytes() - before;
      assertTrue(grown < 50_000, "resident memory must stay flat, and grew by " + grown + " kB");
    }
  }

  private static void steps(ProbedModel vae, int steps, float[] weights, StepVector sum) {
    for (int i = 0; i < steps; i++) {
      vae.sum(weights, new int[] {0}, new float[1], sum);
    }
  }

  /** What the model's own manager holds. */
  private static int arrays(ProbedModel vae) {
    try (NDManager step = vae.newStep()) {
      return step.getParentManager().getManagedArrays().size();
    }
  }

  @Test
  void start_environmentOfAnotherMode_isRefusedWithWhatToGive() {
    NumericModeException refusal =
        assertThrows(
            NumericModeException.class,
            () -> TorchEngine.start(NumericMode.PORTABLE, Fixtures.natives()));
    assertEquals(NumericMode.PORTABLE, refusal.mode());
    assertTrue(
        refusal.getMessage().contains("HALLMARK_NUMERIC_MODE=portable"), refusal.getMessage());
  }
}
