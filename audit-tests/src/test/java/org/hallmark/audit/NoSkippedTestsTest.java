package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Was any test of the modules before this one skipped? A skipped test proves nothing. */
class NoSkippedTestsTest {
  private static final Pattern SKIPPED = Pattern.compile("<testsuite [^>]*skipped=\"[1-9]");
  private static final int MODULES_WITH_TESTS = 8;

  @Test
  void reports_ofEveryModule_nameNoSkippedTest() throws Exception {
    List<String> skipped = new ArrayList<>();
    List<Path> reports = reports();
    for (Path report : reports) {
      if (SKIPPED.matcher(Files.readString(report)).find()) {
        skipped.add(report.getFileName().toString());
      }
    }
    assertEquals(List.of(), skipped);
    long modules = reports.stream().map(path -> path.getName(1)).distinct().count();
    assertTrue(
        modules >= MODULES_WITH_TESTS,
        "reports of only " + modules + " modules; run mvn verify from the top folder");
  }

  private static List<Path> reports() throws Exception {
    try (Stream<Path> files = Files.find(Path.of(".."), 4, (path, attributes) -> isReport(path))) {
      return files.toList();
    }
  }

  private static boolean isReport(Path path) {
    return path.toString().matches("\\.\\./[^/]+/target/surefire-reports/TEST-.*\\.xml");
  }
}
