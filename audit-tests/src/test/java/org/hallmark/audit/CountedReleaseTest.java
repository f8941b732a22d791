package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Is a release of the baseline, which trains without gradients, one like any other? */
class CountedReleaseTest {
  private static final Path TINY = Path.of("../examples/tiny/plan.yaml");
  private static final Path OPEN = Path.of("../examples/tiny-public/plan.yaml");
  private static final String MODEL = "(?s)generator:\n.*?  numericMode: avx2\n";

  @TempDir static Path folder;
  private static Path repo;
  private static Path trust;

  @BeforeAll
  static void release() throws Exception {
    String tree =
        "generator:\n  id: marginal-tree\n  conditions: [edge]\n"
            + "  derive: {stored_end: \"stored_begin + departed + entered - arrived - left\"}\n"
            + "  training: {}\n";
    repo = folder.resolve("tree");
    trust = folder.resolve("tree.trust.yaml");
    assertDone(Answer.run("release", plan(TINY, tree, "tree.yaml"), "--repo", repo.toString()));
  }

  private static String plan(Path example, String generator, String name) throws Exception {
    String data = example.resolveSibling("data").toAbsolutePath().normalize() + "/";
    String text =
        Files.readString(example)
            .replaceFirst(MODEL, generator)
            .replace("source: data/", "source: " + data)
            .replace("rows: 500", "rows: 100\n  distances: none")
            .replace(
                "[classifier, exact-match, data-copying, neighbour-distances]", "[exact-match]")
            .replace("pairs: all", "");
    assertTrue(text.contains("marginal-tree"), text);
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static void assertDone(Answer answer) {
    assertEquals(0, answer.status(), answer.text());
  }

  @Test
  void verify_byReplay_isVerified() {
    assertDone(
        Answer.run(
            "verify", repo.toString(), "--trust", trust.toString(), "--tier", "replay", "--json"));
  }

  @Test
  void claim_hasEveryLookAndTheBudget() throws Exception {
    String claim = Files.readString(repo.resolve("results/privacy.json"));
    for (String look : List.of("training-marginals", "training-tree", "training-pairs")) {
      assertTrue(claim.contains("\"id\":\"" + look + "\""), look);
    }
    assertTrue(claim.contains("\"mechanism\":\"zcdp\""), claim);
    assertTrue(claim.contains("\"mechanism\":\"exponential\""), claim);
    assertFalse(claim.contains("poisson"), claim);
  }

  @Test
  void escrow_ofAnHonestRelease_matchesTheCounts() throws Exception {
    Auditor auditor = Auditor.in(folder.resolve("auditor"));
    Path escrow = auditor.escrow(repo, folder.resolve("tree.age"));
    Answer answer =
        auditor.verify(
            repo,
            trust,
            "--escrow",
            escrow.toString(),
            "--identity",
            auditor.key().toString(),
            "--source",
            TINY.resolveSibling("data/edges.csv").toString());
    assertDone(answer);
    assertTrue(answer.text().contains("  ok          escrow-training: "), answer.text());
    assertEquals(1, answer.text().split("escrow-training: ", -1).length - 1);
  }

  @Test
  void publicSource_withoutPrivacy_isTrainedAgain() throws Exception {
    Path open = folder.resolve("open");
    String tree = "generator:\n  id: marginal-tree\n  conditions: []\n  training: {}\n";
    assertDone(Answer.run("release", plan(OPEN, tree, "open.yaml"), "--repo", open.toString()));
    Answer answer =
        Answer.run(
            "verify",
            open.toString(),
            "--trust",
            folder.resolve("open.trust.yaml").toString(),
            "--tier",
            "replay",
            "--source",
            OPEN.resolveSibling("data/torsions.csv").toString(),
            "--retrain");
    assertDone(answer);
    assertTrue(answer.text().contains("ok          retraining: "), answer.text());
  }

  @Test
  void audit_byCanaries_isRefusedAndSaysWhy() {
    Answer answer = Answer.run("audit-privacy", folder.resolve("tree.yaml").toString());
    assertEquals(2, answer.status(), answer.text());
    assertTrue(answer.text().contains("gradients"), answer.text());
  }
}
