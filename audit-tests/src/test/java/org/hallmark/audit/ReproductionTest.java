package org.hallmark.audit;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hallmark.provenance.files.DurableFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Do two JVMs in different surroundings give the same bytes? */
class ReproductionTest {
  private static final List<String> HERE =
      List.of("-XX:ActiveProcessorCount=2", "-Duser.timezone=UTC", "-Duser.language=en");

  /** Arabic digits, a zone with quarter-hours, a charset of 256 characters, one processor. */
  private static final List<String> ELSEWHERE =
      List.of(
          "-XX:ActiveProcessorCount=1",
          "-Duser.timezone=Pacific/Chatham",
          "-Duser.language=ar",
          "-Duser.country=EG",
          "-Dfile.encoding=ISO-8859-1",
          "-XX:TieredStopAtLevel=1");

  /** Another small i, another garbage collector, more threads, code only from the C2 compiler. */
  private static final List<String> FURTHER =
      List.of(
          "-XX:ActiveProcessorCount=5",
          "-Duser.timezone=Asia/Kathmandu",
          "-Duser.language=tr",
          "-Duser.country=TR",
          "-XX:-UseSerialGC",
          "-XX:+UseParallelGC",
          "-XX:-TieredCompilation");

  @TempDir static Path folder;
  private static Path first;

  @BeforeAll
  static void makeRelease() throws Exception {
    first = Files.createDirectories(folder.resolve("first"));
    release(HERE, first);
  }

  @Test
  void verify_inOtherSurroundings_givesTheSameVerdict() throws Exception {
    String verdict = verdict(HERE);
    assertEquals(verdict, verdict(ELSEWHERE));
    assertEquals(verdict, verdict(FURTHER));
  }

  /** The copied state is that of an owner whose run was open when the machine went down. */
  @Test
  void release_inOtherSurroundings_isTheSameBytes() throws Exception {
    Path second = Files.createDirectories(folder.resolve("second"));
    Path state = second.resolve("tiny.state");
    copy(first.resolve("tiny.state"), state);
    DurableFiles.deleteTree(state.resolve("shelf"));
    DurableFiles.deleteTree(state.resolve("runs"));
    Files.delete(state.resolve("journal/runs/0001.close.json"));
    String progress = release(ELSEWHERE, second);
    assertTrue(progress.contains("step 50 of 50"), "must have trained again: " + progress);
    requireSame(first.resolve("tiny"), second.resolve("tiny"));
  }

  private static void requireSame(Path expected, Path found) throws IOException {
    assertEquals(files(expected).keySet(), files(found).keySet());
    for (var file : files(expected).entrySet()) {
      byte[] again = Files.readAllBytes(found.resolve(file.getKey()));
      assertArrayEquals(Files.readAllBytes(file.getValue()), again, file.getKey());
    }
  }

  private static TreeMap<String, Path> files(Path root) throws IOException {
    TreeMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      paths
          .filter(Files::isRegularFile)
          .forEach(file -> files.put(root.relativize(file).toString(), file));
    }
    return files;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()), COPY_ATTRIBUTES);
      }
    }
  }

  private static String release(List<String> flags, Path parent) throws Exception {
    String repo = parent.resolve("tiny").toString();
    return run(flags, "release", "../examples/tiny/plan.yaml", "--repo", repo).progress();
  }

  private static String verdict(List<String> flags) throws Exception {
    String trust = first.resolve("tiny.trust.yaml").toString();
    String repo = first.resolve("tiny").toString();
    return run(flags, "verify", repo, "--trust", trust, "--tier", "replay", "--json").answer();
  }

  private record Said(String answer, String progress) {}

  /** Runs Hallmark in a JVM of its own; it must succeed. */
  private static Said run(List<String> flags, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@../cli/jvm.options");
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("org.hallmark.cli.Hallmark");
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertEquals(0, process.waitFor(), Files.readString(out) + Files.readString(err));
    return new Said(Files.readString(out), Files.readString(err));
  }
}
