package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hallmark.generators.Checkpoints;
import org.hallmark.generators.DpTraining;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.Progress;
import org.hallmark.generators.PublicWeights;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.Sums;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What trainings take, and leave. */
class TrainingMemoryTest {
  private static final int ROWS = 64;
  private static final int STEPS = 3;
  private static final int TRAININGS = 12;

  /** A training whose state stayed would hold 176 776 weights and both moments: 2.1 MB each. */
  private static final long MOST_HEAP = 2L << 20;

  /** The same in the engine's memory, twelve times, would be 25 MiB at least. */
  private static final long MOST_RESIDENT_KB = 20 << 10;

  /** Of a JVM whose heap is smaller than the rows (48 MB) and than their matrix. */
  private static final String HEAP = "-Xmx40m";

  @Test
  void train_againAndAgain_leavesNoArraysHeapOrResidentMemory() {
    train();
    train();
    int arrays = arrays();
    long heap = heap();
    long resident = Resident.kilobytes();
    for (int i = 0; i < TRAININGS; i++) {
      train();
    }
    assertEquals(arrays, arrays(), "arrays on the engine's own manager");
    long grown = heap() - heap;
    assertTrue(grown < MOST_HEAP, "heap grew by " + grown + " bytes");
    long more = Resident.kilobytes() - resident;
    assertTrue(more < MOST_RESIDENT_KB, "resident memory grew by " + more + " KiB");
  }

  private static void train() {
    DpSgd dpSgd = new DpSgd(1, 1, 1, STEPS, ROWS, Sums.EXACT);
    try (ProbedModel gradients =
        new ProbedModel(Trainings.ENGINE, StepBenchmark.SHAPE, StepBenchmark.rows(ROWS), dpSgd)) {
      new DpTraining(dpSgd, 1e-3, STEPS, StepBenchmark.SHAPE.latent())
          .run(
              Fixtures.entropy(),
              StepBenchmark.LAYOUT,
              PublicWeights.initial(StepBenchmark.SHAPE, Fixtures.seed("weights")),
              ROWS,
              gradients,
              new DpTraining.Surroundings(Checkpoints.NONE, Progress.SILENT));
    }
  }

  private static int arrays() {
    try (NDManager base = Trainings.ENGINE.newManager()) {
      return base.getParentManager().getManagedArrays().size();
    }
  }

  private static long heap() {
    System.gc();
    Runtime java = Runtime.getRuntime();
    return java.totalMemory() - java.freeMemory();
  }

  @Test
  void train_rowsLargerThanTheHeap_givesAGenerator(@TempDir Path folder) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(HEAP, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(LargeTraining.class.getName(), folder.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = read(process);
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), said);
    assertTrue(said.contains(LargeTraining.DONE + " " + LargeTraining.ROWS), said);
    assertEquals(0, folder.toFile().list().length, "nothing is left in the scratch folder");
  }

  private static String read(Process process) throws IOException {
    try (var in = process.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
