package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Are bad trainings on confidential records silent? One record, a column that is constant but in
 * one record, a bound that clips every gradient, gradients that are not finite and so count as
 * zero, fewer records than a batch: output, exit status and the names of all files are the same, as
 * are the run's entries. What the numbers may tell is {@code NeighbourTest}'s question.
 */
class SilentTrainingTest {
  private static final Path EXAMPLE = Path.of("../examples/tiny");
  private static final int SPEED = 12;

  @TempDir Path folder;

  /**
   * What others see.
   *
   * @param said without digests, the pace of public stages and the judgements, which follow from
   *     noisy counts
   */
  private record Seen(int status, List<String> said, TreeSet<String> files, String closed) {}

  @Test
  void release_recordsThatSpoilTheTraining_showNowhere() throws IOException {
    List<String> constant = constant();
    List<String> oneDiffers = new ArrayList<>(constant);
    oneDiffers.set(7, cell(oneDiffers.get(7), "29.5"));
    Seen seen = release("constant", constant, "1e30", 0);
    assertEquals(seen, release("differs", oneDiffers, "1e30", 0));
    assertEquals(seen, release("single", constant.subList(0, 2), "1e30", 0));
    assertTrue(seen.closed().contains("released"), seen.closed());
  }

  /** Weights are made of noised sums: that they overflow is no secret, and the run ends by it. */
  @Test
  void release_learningRateThatOverflows_endsTheRunAlikeForEveryTable() throws IOException {
    List<String> constant = constant();
    Seen seen = release("overflow", constant, "1e39", 3);
    assertEquals(seen, release("overflow-single", constant.subList(0, 2), "1e39", 3));
    assertTrue(seen.closed().contains("diverged"), seen.closed());
    assertTrue(seen.said().toString().contains("its charge stays"), seen.said().toString());
  }

  private static List<String> constant() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(EXAMPLE.resolve("data/edges.csv")));
    lines.replaceAll(line -> line.startsWith("scenario") ? line : cell(line, "10"));
    return lines;
  }

  private static String cell(String line, String speed) {
    String[] cells = line.split(",", -1);
    cells[SPEED] = speed;
    return String.join(",", cells);
  }

  private Seen release(String name, List<String> lines, String rate, int status)
      throws IOException {
    Path owner = Files.createDirectories(folder.resolve(name));
    Files.write(owner.resolve("edges.csv"), lines);
    String text = Files.readString(EXAMPLE.resolve("plan.yaml"));
    Path plan =
        Files.writeString(
            owner.resolve("plan.yaml"),
            text.replace("data/edges.csv", "edges.csv")
                .replace("learningRate: 0.002", "learningRate: " + rate)
                .replace("clip: 1.0", "clip: 1e-5")
                .replace("steps: 50", "steps: 12"));
    Answer answer = Answer.run("release", "" + plan, "--repo", "" + owner.resolve("tiny"));
    assertEquals(status, answer.status(), answer.text());
    return new Seen(
        answer.status(),
        answer
            .text()
            .replace(owner.toString(), "OWNER")
            .lines()
            .flatMap(SilentTrainingTest::plain)
            .toList(),
        names(owner),
        Files.readString(owner.resolve("tiny/runs/0001.close.json"))
            .replaceAll("sha256:[0-9a-f]{64}", "DIGEST"));
  }

  private static Stream<String> plain(String line) {
    return Stream.of(line)
        .filter(l -> !l.matches("  (not supported|supported|inconclusive) .*"))
        .map(l -> l.replaceAll("sha256:[0-9a-f]{64}", "DIGEST"))
        .map(l -> l.replaceAll("(?<=^compare   result [0-9] of [0-9]),.*", ""));
  }

  /**
   * But for Git's packs, whose names are digests, and the ledger's index, which has a random key.
   */
  private static TreeSet<String> names(Path owner) throws IOException {
    try (Stream<Path> files = Files.walk(owner)) {
      TreeSet<String> names = new TreeSet<>();
      files.forEach(file -> names.add(owner.relativize(file).toString()));
      names.removeIf(name -> name.contains("/pack/") || name.contains("ledger/"));
      return names;
    }
  }
}
