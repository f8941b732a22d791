package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hallmark.cli.Hallmark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does a run that is given up keep its charge, and is there another only where budgets can pay? */
class SecondRunTest {
  private static final Path EXAMPLE = Path.of("../examples/tiny/plan.yaml");
  private static final String OPENED = "open      run 1 of at most ";

  @TempDir Path folder;

  @Test
  void abandon_oneRunAllowed_closesItAndSaysThatTheRunsAreSpent() throws Exception {
    Path plan = openedPlan("budget: 1", "");
    String ledger = ledger();
    Answer answer = Answer.run(release(plan, "--abandon"));
    requireClosed(answer, "abandoned", "the run budget is spent: the sealed plan allows 1");
    assertEquals(ledger, ledger());
    Answer again = Answer.run(release(plan));
    assertEquals(3, again.status(), again.text());
  }

  @Test
  void codeChanged_privacyBudgetOfOneRun_closesItAndSaysWhatIsSpent() throws Exception {
    Path plan = openedPlan("budget: 2", "");
    String ledger = ledger();
    Path code = Files.createDirectories(folder.resolve("code"));
    Files.writeString(code.resolve("Other.class"), "another program");
    OwnerProcess other = OwnerProcess.start(List.of(code), release(plan));
    requireClosed(
        new Answer(other.end(), other.text()),
        "context-changed",
        "earlier ones stay charged with epsilon 2.");
    assertEquals(ledger, ledger());
  }

  @Test
  void planOrDataChanged_whileARunIsOpen_losesNothingOrClosesIt() throws Exception {
    Path plan = openedPlan("budget: 2", "");
    String right = Files.readString(plan);
    Files.writeString(plan, right.replace("below: 0.5", "below: 0.9"));
    Answer answer = Answer.run(release(plan));
    assertEquals(3, answer.status(), answer.text());
    assertTrue(answer.text().contains("the plan differs from the one that is sealed"));
    assertFalse(Files.exists(folder.resolve("tiny/runs/0001.close.json")));

    Files.writeString(plan, right);
    Files.writeString(source(), Files.readString(source()) + "\n");
    requireClosed(
        Answer.run(release(plan)),
        "context-changed",
        "the source data are not the ones that were sealed");
  }

  @Test
  void abandon_bothBudgetsCanPay_releasesTheSecondRunAndStatesBoth() throws Exception {
    Path plan = openedPlan("budget: 2", "total: {epsilon: 6, delta: 1.0e-6}");
    Answer answer = Answer.run(release(plan, "--abandon"));
    assertEquals(0, answer.status(), answer.text());
    assertTrue(answer.text().contains("run 1 is closed, abandoned; its charge stays"));
    String privacy = Files.readString(folder.resolve("tiny/results/privacy.json"));
    assertEquals(3, privacy.split("\"id\":\"training\"", -1).length, privacy);
    String report = Files.readString(folder.resolve("tiny/report/report.html"));
    assertTrue(report.contains("The source was looked at in 2 runs"));
    for (String tier : List.of("seal", "replay")) {
      Answer verdict =
          Answer.run(
              "verify",
              folder.resolve("tiny").toString(),
              "--tier",
              tier,
              "--trust",
              folder.resolve("tiny.trust.yaml").toString());
      assertEquals(0, verdict.status(), verdict.text());
    }
  }

  private void requireClosed(Answer answer, String reason, String told) throws IOException {
    assertEquals(3, answer.status(), answer.text());
    assertTrue(answer.text().contains("its charge stays"), answer.text());
    assertTrue(answer.text().contains(told), answer.text());
    String closing = Files.readString(folder.resolve("tiny/runs/0001.close.json"));
    assertTrue(closing.contains("\"" + reason + "\""), closing);
    assertFalse(Files.exists(folder.resolve("tiny/manifest.json")));
  }

  /** A plan whose first run is open and charged, and whose owner was stopped then. */
  private Path openedPlan(String runs, String total) throws IOException {
    Path plan = plan(runs, total);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    OwnersWorld world =
        OwnersWorld.watching(
            out,
            bytes,
            line -> {
              if (line.startsWith(OPENED)) {
                throw new IllegalStateException("stopped");
              }
            });
    assertEquals(4, Hallmark.run(world, release(plan)), bytes.toString(StandardCharsets.UTF_8));
    return plan;
  }

  private Path plan(String runs, String total) throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.copy(EXAMPLE.resolveSibling("data/edges.csv"), source());
    String text =
        Files.readString(EXAMPLE)
            .replace("budget: 1", runs)
            .replace("  delta: 1.0e-6\n", "  delta: 1.0e-6\n  " + total + "\n");
    return Files.writeString(folder.resolve("plan.yaml"), text);
  }

  private Path source() {
    return folder.resolve("data/edges.csv");
  }

  private String ledger() throws IOException {
    return Files.readString(folder.resolve("tiny.state/ledger.jsonl"));
  }

  private String[] release(Path plan, String... more) {
    List<String> command =
        new java.util.ArrayList<>(
            List.of("release", plan.toString(), "--repo", folder.resolve("tiny").toString()));
    command.addAll(List.of(more));
    return command.toArray(String[]::new);
  }
}
