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
import org.hallmark.generators.djl.CatalogueTrainings;
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
  void run_trainingsOfEveryGenerator_giveTheSameBitsAsOutsideSpark() {
    assertEquals(CatalogueTrainings.digests(), SparkTask.run(spark, CatalogueTrainings::digests));
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
