package org.hallmark.privacy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Do all statistical tests of the module together keep their false alarms rare? */
final class FalseAlarmTest {
  private static final double MOST = 1e-3;

  @Test
  void falseAlarms_together_areRare() throws Exception {
    List<Double> rates =
        classes().stream()
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(method -> method.isAnnotationPresent(StatisticalTest.class))
            .map(method -> method.getAnnotation(StatisticalTest.class).falseAlarm())
            .toList();
    assertTrue(rates.size() >= 7, "statistical tests found: " + rates.size());
    assertTrue(rates.stream().mapToDouble(Double::doubleValue).sum() < MOST);
  }

  private static List<Class<?>> classes() throws IOException, URISyntaxException {
    Path root =
        Path.of(FalseAlarmTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith("StatisticalTest.class"))
          .<Class<?>>map(FalseAlarmTest::load)
          .toList();
    }
  }

  private static Class<?> load(String file) {
    try {
      return Class.forName(file.replace(".class", "").replace('/', '.'));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
