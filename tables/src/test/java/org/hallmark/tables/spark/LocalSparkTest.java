package org.hallmark.tables.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import org.junit.jupiter.api.Test;

class LocalSparkTest {
  @Test
  void program_classPath_isItsOwnJarsAlone() {
    String path =
        String.join(
            File.pathSeparator,
            "/a/hallmark-cli-0.1.0.jar",
            "/b/classes",
            "/c/hallmark-tables.jar",
            "/d/spark-core.jar");
    assertEquals("/a/hallmark-cli-0.1.0.jar,/c/hallmark-tables.jar", LocalSpark.program(path));
  }
}
