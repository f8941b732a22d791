package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does a source without a single record show in how a release goes? It is a neighbour of all its
 * neighbours' neighbours: where even it is released as the tiny one is, no record stops or marks a
 * run. What may differ are judgements, which follow from noisy numbers.
 */
class EmptySourceTest {
  private static final Path EXAMPLE = Path.of("../examples/tiny");

  /** Where a noisy number decides which members there are. */
  private static final Set<String> JUDGED =
      Set.of(
          "results/measurements.json",
          "results/laws.json",
          "results/claims.json",
          "report/report.json");

  @TempDir static Path folder;
  private static Answer empty;

  @BeforeAll
  static void releaseNothing() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data")).resolve("edges.csv");
    String header = Files.readAllLines(EXAMPLE.resolve("data/edges.csv")).get(0);
    Files.writeString(data, header + "\n");
    Path plan = Files.writeString(folder.resolve("plan.yaml"), TranscriptPlan.text());
    empty = Answer.run("release", plan.toString(), "--repo", folder.resolve("tiny").toString());
  }

  @Test
  void release_ofNoRecord_endsAndSpeaksAsAnyOther() {
    assertEquals(TinyRelease.answer().status(), empty.status(), empty.text());
    assertEquals(said(TinyRelease.answer(), TinyRelease.repo().getParent()), said(empty, folder));
  }

  @Test
  void release_ofNoRecord_hasTheSameFilesWithTheSameMembers() throws Exception {
    assertEquals(forms(TinyRelease.repo()), forms(folder.resolve("tiny")));
  }

  /** The twin: it is another source, and the numbers show it. */
  @Test
  void release_ofNoRecord_hasOtherCounts() throws IOException {
    String measurements = "results/measurements.json";
    assertNotEquals(
        Files.readString(TinyRelease.repo().resolve(measurements)),
        Files.readString(folder.resolve("tiny").resolve(measurements)));
  }

  private static String said(Answer answer, Path owner) {
    return answer
        .text()
        .replace(owner.toString(), "OWNER")
        .replaceAll("(?m)^  (supported|not supported|inconclusive) +", "  JUDGED ")
        .replaceAll("(?m)^(compare .*?),.*", "$1");
  }

  /** For each file, the pointers of what is in it where it is a document. */
  private static TreeMap<String, Object> forms(Path release) throws Exception {
    TreeMap<String, Object> forms = new TreeMap<>();
    try (Stream<Path> files = Files.walk(release)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = release.relativize(file).toString();
        if (path.startsWith(".git/")) {
          continue;
        }
        boolean document = path.endsWith(".json") && !JUDGED.contains(path);
        forms.put(path, document ? members(file) : "");
      }
    }
    return forms;
  }

  private static TreeSet<String> members(Path file) throws Exception {
    TreeSet<String> pointers = new TreeSet<>();
    collect(Documents.json(file.toString(), Files.readAllBytes(file)), "", pointers);
    return pointers;
  }

  private static void collect(Node node, String pointer, TreeSet<String> into) {
    if (node.kind() == Node.Kind.OBJECT) {
      node.members().forEach((name, member) -> collect(member, pointer + "/" + name, into));
    } else if (node.kind() == Node.Kind.ARRAY) {
      node.items().forEach(item -> collect(item, pointer + "/*", into));
    } else {
      into.add(pointer);
    }
  }
}
