package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Are false alarms of all modules' statistical tests rare together, and has each test of a
 * distribution a twin that proves its power? Read from the sources, so that no module is missed.
 */
class StatisticalTestsTest {
  /** Of all statistical tests together, as CONTRIBUTING promises. */
  private static final double MOST = 1e-3;

  private static final String STATISTICAL = "StatisticalTest.java";
  private static final Pattern ANY_RATE = Pattern.compile("@StatisticalTest\\b");
  private static final Pattern RATE =
      Pattern.compile("@StatisticalTest\\(falseAlarm = ([0-9.]+e-[0-9]+)\\)");
  private static final Pattern PLAIN = Pattern.compile("@Test\\b");
  private static final List<String> MODULES_WITH_NOISE =
      List.of("generators", "metrics", "physics-checks", "privacy", "provenance");

  @Test
  void falseAlarms_ofAllModules_areRareTogether() throws IOException {
    List<Double> rates = new ArrayList<>();
    List<String> modules = new ArrayList<>();
    for (Path file : tests()) {
      List<MatchResult> found = RATE.matcher(Files.readString(file)).results().toList();
      found.forEach(rate -> rates.add(Double.parseDouble(rate.group(1))));
      if (!found.isEmpty()) {
        modules.add(file.getName(1).toString());
      }
    }
    assertEquals(MODULES_WITH_NOISE, modules.stream().distinct().sorted().toList());
    double sum = rates.stream().mapToDouble(Double::doubleValue).sum();
    assertTrue(sum < MOST, rates.size() + " tests raise a false alarm with probability " + sum);
  }

  @Test
  void statisticalTests_all_stateTheirRateAndHaveATwin() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path file : tests()) {
      String text = Files.readString(file);
      boolean named = file.getFileName().toString().endsWith(STATISTICAL);
      if (count(ANY_RATE, text) != count(RATE, text)) {
        wrong.add(file + ": write the rate as a number, @StatisticalTest(falseAlarm = 1e-6)");
      }
      if (named != count(ANY_RATE, text) > 0) {
        wrong.add(file + ": tests with @StatisticalTest stand in a class XStatisticalTest");
      }
      if (named && count(PLAIN, text) > 0) {
        wrong.add(file + ": a test without a rate belongs into another class");
      }
      if (named && !powerIsTested(file)) {
        wrong.add(file + ": needs a twin XPowerTest that shows what it would notice");
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static boolean powerIsTested(Path file) throws IOException {
    String name = file.getFileName().toString().replace(STATISTICAL, "PowerTest.java");
    Path twin = file.resolveSibling(name);
    return Files.exists(twin) && count(PLAIN, Files.readString(twin)) > 0;
  }

  private static long count(Pattern pattern, String text) {
    return pattern.matcher(text).results().count();
  }

  /** Every test source but the annotation itself and this class, which name it in prose. */
  private static List<Path> tests() throws IOException {
    try (Stream<Path> files =
        Files.find(
            Path.of(".."), 20, (path, attributes) -> path.toString().endsWith("Test.java"))) {
      return files
          .filter(file -> file.toString().matches("\\.\\./[a-z-]+/src/(google-)?test/java/.*"))
          .filter(file -> !file.endsWith(STATISTICAL))
          .filter(file -> !file.endsWith("StatisticalTestsTest.java"))
          .toList();
    }
  }
}
