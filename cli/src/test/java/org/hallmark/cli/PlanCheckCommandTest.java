package org.hallmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCheckCommandTest {
  private static final Path EXAMPLES = Path.of("../examples");

  private static final String FULL = "steps: 50, transcript: full";

  @TempDir Path folder;

  @Test
  void check_everyExample_findsNoMistakeAndSaysWhatItCosts() throws Exception {
    try (Stream<Path> plans = Files.walk(EXAMPLES, 2)) {
      for (Path plan : plans.filter(PlanCheckCommandTest::isChecked).toList()) {
        Recorded answer = Recorded.run("plan", "check", plan.toString());
        assertEquals(0, answer.status(), answer.err());
        assertTrue(answer.out().contains("no mistakes"), answer.out());
        String cost =
            switch (plan.getParent().getFileName().toString()) {
              case "torsions" -> "releases     nothing";
              case "tiny-public" -> "privacy      not applicable: public source";
              default -> "epsilon 3.0 at delta 1.0E-6";
            };
        assertTrue(answer.out().contains(cost), answer.out());
        assertEquals("", answer.err());
      }
    }
  }

  /** A generator without runs is for {@code rehearse}, which reads no more of a plan. */
  private static boolean isChecked(Path file) {
    try {
      String plan = file.endsWith("plan.yaml") ? Files.readString(file) : "generator:";
      return plan.contains("\nruns:") || !plan.contains("generator:");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void check_json_isOneDocument() throws Exception {
    Recorded answer =
        Recorded.run("plan", "check", "--json", EXAMPLES.resolve("tiny/plan.yaml").toString());
    assertEquals(0, answer.status(), answer.err());
    Node json = json(answer);
    assertEquals(List.of(), json.member("mistakes").orElseThrow().items());
    assertEquals("tiny-traffic", json.member("name").orElseThrow().text());
    assertEquals(2000, json.member("rows").orElseThrow().integer());
    assertEquals("", answer.err());
  }

  @Test
  void check_jsonOfMistakenPlan_isOneDocumentWithEveryMistake() throws Exception {
    String text =
        Files.readString(EXAMPLES.resolve("tiny/plan.yaml"))
            .replace("version: 1", "version: 7")
            .replace("delta: 1.0e-6", "delta: 2");
    Path plan = Files.writeString(folder.resolve("plan.yaml"), text);
    Recorded answer = Recorded.run("plan", "check", "--json", plan.toString());
    assertEquals(2, answer.status());
    List<Node> mistakes = json(answer).member("mistakes").orElseThrow().items();
    assertEquals(2, mistakes.size());
    assertEquals("/version", mistakes.get(0).member("pointer").orElseThrow().text());
    assertEquals(2, mistakes.get(0).member("line").orElseThrow().integer());
    assertEquals(10, mistakes.get(0).member("column").orElseThrow().integer());
    assertEquals("/privacy/delta", mistakes.get(1).member("pointer").orElseThrow().text());
    assertEquals("", answer.err());
  }

  @Test
  void check_transcript_saysItsSizeAndRefusesOneOverTheLimit() throws Exception {
    String tiny = Files.readString(EXAMPLES.resolve("tiny/plan.yaml"));
    Path plan = folder.resolve("plan.yaml");
    Files.writeString(plan, tiny.replace("steps: 50", FULL));
    String size = "36.3 MiB (95126 parameters x 8 bytes x 50 steps)";
    Recorded answer = Recorded.run("plan", "check", plan.toString());
    assertEquals(0, answer.status(), answer.err());
    assertTrue(answer.out().contains("full, " + size), answer.out());

    Files.writeString(plan, tiny.replace("steps: 50", FULL + ", transcriptLimitMiB: 36"));
    Recorded refused = Recorded.run("plan", "check", plan.toString());
    assertEquals(2, refused.status());
    String err = refused.err();
    assertTrue(err.contains("/generator/training/transcript: would take " + size), err);
    assertTrue(err.contains("transcriptLimitMiB: 36. Raise transcriptLimitMiB to 37,"), err);

    String float32 = FULL + ", sums: float32";
    Files.writeString(plan, tiny.replace("steps: 50", float32 + ", transcriptLimitMiB: 19"));
    Recorded half = Recorded.run("plan", "check", "--json", plan.toString());
    assertEquals(0, half.status(), half.out());
    assertEquals(95126L * 4 * 50, json(half).member("transcriptOctets").orElseThrow().integer());
  }

  private static Node json(Recorded answer) throws MalformedDocumentException {
    byte[] bytes = answer.out().strip().getBytes(StandardCharsets.UTF_8);
    return Documents.canonicalJson("stdout", bytes);
  }
}
