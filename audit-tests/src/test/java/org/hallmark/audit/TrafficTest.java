package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Edge-minutes from heads that have hardly been trained: vehicles are neither made nor lost, and no
 * count is negative, all the same.
 */
class TrafficTest {
  private static final Path EXAMPLES = Document.TOP.resolve("examples");
  private static final String DATA = EXAMPLES.resolve("tiny/data/edges.csv").toString();

  @TempDir private Path folder;

  private String plan(String name) throws Exception {
    String plan = Files.readString(EXAMPLES.resolve("arterial-traffic/" + name));
    String shorter = plan.replaceFirst("batch: [0-9]+, steps: [0-9]+", "batch: 32, steps: 3");
    assertTrue(!shorter.equals(plan), "the example's training");
    return Files.writeString(folder.resolve(name), shorter).toString();
  }

  private static void assertNoViolation(Path report) throws Exception {
    Node laws =
        Documents.json("laws.json", Files.readAllBytes(report)).member("laws").orElseThrow();
    assertEquals(2, laws.items().size());
    for (Node law : laws.items()) {
      assertEquals(0, law.member("violations").orElseThrow().integer(), law + "");
      assertTrue(law.member("checked").orElseThrow().integer() > 300, law + "");
    }
  }

  @Test
  void rehearse_headsBelowCeilings_breakNoLawInAnyRow() throws Exception {
    String plan = plan("quality.yaml");
    String made = folder.resolve("made.parquet").toString();
    Path report = folder.resolve("laws.json");
    Answer trained =
        Answer.run(
            "rehearse",
            "--plan",
            plan,
            "--where",
            "edge NOT LIKE ':%'",
            "--data",
            DATA,
            "--out",
            made);
    assertEquals(0, trained.status(), trained.text());
    Answer checked =
        Answer.run("check", "--plan", plan, "--data", made, "--json", report.toString());
    assertEquals(0, checked.status(), checked.text());
    assertNoViolation(report);
  }

  @Test
  void rehearse_whereThatIsNone_isToldBeforeAnythingIsRead() throws Exception {
    String made = folder.resolve("made.parquet").toString();
    for (String where : List.of("edge >", "lane = 3")) {
      Answer answer =
          Answer.run(
              "rehearse",
              "--plan",
              plan("quality.yaml"),
              "--where",
              where,
              "--data",
              "nowhere.csv",
              "--out",
              made);
      assertEquals(2, answer.status(), answer.text());
      assertTrue(answer.text().contains("--where: "), answer.text());
    }
  }
}
