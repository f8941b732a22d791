package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hallmark.audit.Dependencies.Use;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Are the arrows and doors of ARCHITECTURE.md what the built classes have? */
class ArchitectureTest {
  private static final String ROOT = "org.hallmark.";

  /** Module folder to the modules it may use; the order is from the ground up. */
  private static final Map<String, Set<String>> ARROWS =
      Map.of(
          "provenance", Set.of(),
          "tables", Set.of("provenance"),
          "privacy", Set.of("provenance", "tables"),
          "metrics", Set.of("provenance", "tables", "privacy"),
          "physics", Set.of("provenance", "tables", "privacy", "metrics"),
          "preregistration", Set.of("provenance", "privacy"),
          "generators", Set.of("provenance", "tables", "privacy"),
          "reports", Set.of("provenance", "privacy", "metrics", "physics", "preregistration"),
          "cli",
              Set.of(
                  "provenance",
                  "tables",
                  "privacy",
                  "metrics",
                  "physics",
                  "preregistration",
                  "generators",
                  "reports"));

  /** A library's package prefix, and the packages that are its door. */
  private record Door(String library, String packages, String instead) {
    boolean opens(String user) {
      return user.matches(packages);
    }
  }

  private static final String SPARK =
      "org\\.hallmark\\.(tables(\\..*)?|(metrics|physics|generators|privacy|cli)\\.(.*\\.)?spark)";

  /** Libraries of libraries, and that of a profile: their doors are there to stay shut. */
  private static final Set<String> SHUT =
      Set.of("org.yaml.", "org.apache.hadoop.", "com.google.privacy.");

  private static final List<Door> DOORS =
      List.of(
          new Door(
              "com.fasterxml.jackson.",
              "org\\.hallmark\\.provenance\\.json",
              "provenance.json: CanonicalJson, Records, Documents"),
          new Door("org.yaml.", "org\\.hallmark\\.provenance\\.json", "provenance.json: Documents"),
          new Door(
              "org.eclipse.jgit.", "org\\.hallmark\\.provenance\\.git", "provenance.git: History"),
          new Door(
              "com.exceptionfactory.jagged.",
              "org\\.hallmark\\.provenance\\.age",
              "provenance.age: AgeFiles"),
          new Door(
              "org.bouncycastle.",
              "org\\.hallmark\\.provenance\\.timestamp",
              "provenance.timestamp: TimestampReply"),
          new Door(
              "ai.djl.",
              "org\\.hallmark\\.generators\\.djl(\\..*)?",
              "generators: Architecture, Network"),
          new Door("org.apache.spark.", SPARK, "tables: Table, or a package named spark"),
          new Door("org.apache.parquet.", "org\\.hallmark\\.tables(\\..*)?", "tables.parquet"),
          new Door("org.apache.hadoop.", "org\\.hallmark\\.tables(\\..*)?", "tables.parquet"),
          new Door(
              "de.siegmar.fastcsv.", "org\\.hallmark\\.tables\\.file", "tables.file: DataFiles"),
          new Door(
              "io.airlift.",
              "org\\.hallmark\\.tables\\.file\\.parquet",
              "tables.file.parquet: ParquetBatches"),
          new Door("scala.", SPARK, "tables: Table, or a package named spark"),
          new Door(
              "org.jtransforms.",
              "org\\.hallmark\\.privacy\\.accounting\\.pld",
              "privacy.accounting.pld: Fourier"),
          new Door(
              "com.google.privacy.",
              "org\\.hallmark\\.privacy\\.google",
              "privacy.mechanism: Mechanisms"),
          new Door("picocli.", "org\\.hallmark\\.cli(\\..*)?", "cli"));

  private static List<Use> uses;

  @BeforeAll
  static void readClasses() throws Exception {
    uses = Dependencies.all();
    assertTrue(uses.size() > 1000, "jdeps found only " + uses.size() + " uses");
  }

  @Test
  void modules_useOnlyModulesBelow() {
    List<String> wrong =
        uses.stream()
            .filter(use -> use.used().startsWith(ROOT))
            .filter(use -> !allowed(moduleOf(use.user()), moduleOf(use.used())))
            .map(use -> use.user() + " uses " + use.used() + ", against the arrows")
            .toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void everyModule_isInTheTable() {
    SortedSet<String> found = new TreeSet<>();
    uses.forEach(use -> found.add(moduleOf(use.user())));
    assertEquals(new TreeSet<>(ARROWS.keySet()), found);
  }

  @Test
  void libraries_areUsedBehindTheirDoorOnly() {
    List<String> wrong = new ArrayList<>();
    for (Use use : uses) {
      for (Door door : DOORS) {
        if (use.used().startsWith(door.library()) && !door.opens(use.userPackage())) {
          wrong.add(use.user() + " uses " + use.used() + "; go through " + door.instead());
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void everyDoor_isUsed() {
    for (Door door : DOORS) {
      boolean used =
          uses.stream()
              .anyMatch(
                  use -> use.used().startsWith(door.library()) && door.opens(use.userPackage()));
      assertTrue(used || SHUT.contains(door.library()), "nobody uses " + door.library());
    }
  }

  @Test
  void packages_haveNoCircle() {
    SortedMap<String, SortedSet<String>> graph = new TreeMap<>();
    for (Use use : uses) {
      boolean own = use.used().startsWith(ROOT) && !use.usedPackage().equals(use.userPackage());
      if (own) {
        graph.computeIfAbsent(use.userPackage(), p -> new TreeSet<>()).add(use.usedPackage());
      }
    }
    assertEquals(List.of(), circles(graph));
  }

  @Test
  void privateAndPublicRandomness_neverMeet() {
    List<String> wrong =
        uses.stream()
            .filter(use -> use.userPackage().equals("org.hallmark.privacy.entropy"))
            .filter(use -> use.used().matches(".*\\.seed\\.Public.*"))
            .map(use -> use.user() + " uses " + use.used())
            .toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void guessableRandomness_isUsedNowhere() {
    Set<String> banned =
        Set.of(
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.concurrent.ThreadLocalRandom");
    List<String> wrong =
        uses.stream()
            .filter(use -> banned.contains(use.used()))
            .map(use -> use.user() + " uses " + use.used() + "; use PublicSeed or PrivateEntropy")
            .toList();
    assertEquals(List.of(), wrong);
  }

  private static boolean allowed(String user, String used) {
    return user.equals(used) || ARROWS.getOrDefault(user, Set.of()).contains(used);
  }

  private static String moduleOf(String type) {
    String rest = type.substring(ROOT.length());
    return rest.substring(0, rest.indexOf('.'));
  }

  private static List<String> circles(SortedMap<String, SortedSet<String>> graph) {
    List<String> circles = new ArrayList<>();
    for (String start : graph.keySet()) {
      Set<String> seen = new TreeSet<>();
      Deque<String> next = new ArrayDeque<>(graph.get(start));
      while (!next.isEmpty()) {
        String here = next.pop();
        if (here.equals(start)) {
          circles.add("a circle goes through package " + start);
          break;
        }
        if (seen.add(here)) {
          next.addAll(graph.getOrDefault(here, new TreeSet<>()));
        }
      }
    }
    return circles;
  }
}
