package org.hallmark.generators.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.SparkSession;
import org.hallmark.generators.Checkpoints;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.Progress;
import org.hallmark.generators.djl.Trainings;
import org.hallmark.privacy.source.UnitRows;
import org.hallmark.tables.Table;
import org.hallmark.tables.spark.LocalSpark;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkTaskTest {
  @TempDir static Path folder;

  private static SparkSession spark;

  @BeforeAll
  static void start() throws IOException {
    spark = LocalSpark.session(folder);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void run_training_givesTheSameBitsAsOutsideSpark() {
    Table rows = Fixtures.rows(300);
    var outside = Trainings.of(Checkpoints.NONE, Progress.SILENT).train(UnitRows.ofRecords(rows));
    var inside =
        SparkTask.run(
            spark,
            () -> Trainings.of(Checkpoints.NONE, Progress.SILENT).train(UnitRows.ofRecords(rows)));
    assertEquals(outside.weights(), inside.weights());
  }

  @Test
  void run_work_runsOnceInABarrierTaskAndHandsItsResultOver() {
    assertNull(TaskContext.get());
    Object result = new Object();
    int[] runs = new int[1];
    Object given =
        SparkTask.run(
            spark,
            () -> {
              assertNotNull(BarrierTaskContext.get());
              runs[0]++;
              return result;
            });
    assertSame(result, given);
    assertEquals(1, runs[0]);
  }

  @Test
  void run_workThatFails_throwsWhatWasThrown() {
    IllegalStateException failure = new IllegalStateException("a refusal");
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                SparkTask.run(
                    spark,
                    () -> {
                      throw failure;
                    }));
    assertSame(failure, thrown);
  }
}
