package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Frames of liquid argon from an autoencoder that has hardly been trained: the laws of its
 * constraints hold all the same.
 */
class ArgonTest {
  private static final Path EXAMPLE = Document.TOP.resolve("examples/argon");
  private static final int FRAMES = 64;

  @TempDir private Path folder;

  private Path slice() throws Exception {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(EXAMPLE.resolve("even.csv.gz"))),
                StandardCharsets.UTF_8))) {
      List<String> first = lines.lines().limit(FRAMES + 1).toList();
      return Files.write(folder.resolve("slice.csv"), first);
    }
  }

  private Path plan() throws Exception {
    String plan = Files.readString(EXAMPLE.resolve("plan.yaml"));
    assertTrue(plan.contains("batch: 64, steps: 1500"), "the example's training");
    return Files.writeString(
        folder.resolve("plan.yaml"), plan.replace("batch: 64, steps: 1500", "batch: 64, steps: 8"));
  }

  private static void done(String... arguments) {
    Answer answer = Answer.run(arguments);
    assertEquals(0, answer.status(), answer.text());
  }

  private static String text(Node node, String member) {
    return node.member(member).orElseThrow().text();
  }

  @Test
  void rehearse_aSliceOfFrames_holdsMomentumCentreAndEnergiesInEveryRow() throws Exception {
    String plan = plan().toString();
    String made = folder.resolve("made.parquet").toString();
    Path report = folder.resolve("laws.json");
    done("rehearse", "--plan", plan, "--data", slice().toString(), "--out", made);
    done("check", "--plan", plan, "--data", made, "--json", report.toString());
    Node laws =
        Documents.json("laws.json", Files.readAllBytes(report)).member("laws").orElseThrow();
    Map<String, Node> byId =
        laws.items().stream().collect(Collectors.toMap(l -> text(l, "id"), Function.identity()));
    for (String law : List.of("momentum", "centre", "kinetic", "energy")) {
      Node result = byId.get(law);
      assertEquals(FRAMES, result.member("checked").orElseThrow().integer(), law);
      assertEquals(0, result.member("violations").orElseThrow().integer(), law);
    }
  }
}
