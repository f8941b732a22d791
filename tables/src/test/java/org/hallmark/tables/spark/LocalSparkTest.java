package org.hallmark.tables.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalSparkTest {
  @Test
  void program_classPath_isItsOwnJarsAndTheLibrariesNamed() {
    String path =
        String.join(
            File.pathSeparator,
            "/a/hallmark-cli-0.1.0.jar",
            "/b/classes",
            "/c/hallmark-tables.jar",
            "/d/spark-core.jar",
            "/e/api-0.35.1.jar",
            "/f/api-0.d");
    assertEquals(
        "/a/hallmark-cli-0.1.0.jar,/c/hallmark-tables.jar", LocalSpark.program(path, List.of()));
    assertEquals(
        "/a/hallmark-cli-0.1.0.jar,/c/hallmark-tables.jar,/e/api-0.35.1.jar",
        LocalSpark.program(path, List.of("api-0.")));
  }
}
