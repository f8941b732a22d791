package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hallmark.cli.Hallmark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does a training on public rows that cannot work end with what to change, and its run with a
 * reason? Of confidential rows none of it may show ({@link SilentTrainingTest}).
 */
class BadTrainingTest {
  private static final Path EXAMPLE = Path.of("../examples/tiny-public");
  private static final Path SOURCE = EXAMPLE.resolve("data/torsions.csv");

  @TempDir Path folder;

  /** The example's plan with some texts in the place of others. */
  private Path plan(String... rightsAndOthers) throws IOException {
    String text = Files.readString(EXAMPLE.resolve("plan.yaml"));
    text = text.replace("source: data/torsions.csv", "source: " + SOURCE.toAbsolutePath());
    for (int i = 0; i < rightsAndOthers.length; i += 2) {
      assertTrue(text.contains(rightsAndOthers[i]), rightsAndOthers[i]);
      text = text.replace(rightsAndOthers[i], rightsAndOthers[i + 1]);
    }
    return Files.writeString(folder.resolve("plan.yaml"), text);
  }

  private Answer release(Path plan) {
    return Answer.run("release", plan.toString(), "--repo", repo().toString());
  }

  private Path repo() {
    return folder.resolve("tiny");
  }

  private static void requireSaid(int status, Answer answer, String... texts) {
    assertEquals(status, answer.status(), answer.text());
    for (String text : texts) {
      assertTrue(answer.text().contains(text), answer.text());
    }
  }

  @Test
  void release_trainingDiverges_closesTheRunSaysWhyAndGoesOnWithAnAmendment() throws IOException {
    String[] twoRuns = {"runs: {budget: 1}", "runs: {budget: 2}"};
    Path bad = plan(twoRuns[0], twoRuns[1], "learningRate: 0.002", "learningRate: 1e30");
    requireSaid(
        3,
        release(bad),
        "the loss or its gradient is not finite",
        "Choose a smaller learningRate (it is 1.0E30)",
        "run 1 is closed",
        "amend");
    assertReason("diverged");
    Path better = plan(twoRuns);
    List<String> amend = List.of("amend", "" + better, "--repo", "" + repo(), "--why", "diverged");
    requireSaid(0, Answer.run(amend.toArray(String[]::new)));
    requireSaid(0, release(better));
    requireSaid(
        0, Answer.run("verify", "" + repo(), "--trust", folder.resolve("tiny.trust.yaml") + ""));
    assertTrue(
        Files.readString(repo().resolve("results/claims.json"))
            .contains("training left the range of numbers"));
  }

  @Test
  void release_learningRateThatMovesNothing_closesTheRunAndSaysWhatToChange() throws IOException {
    requireSaid(
        3,
        release(plan("learningRate: 0.002", "learningRate: 1e-30")),
        "nothing was learned",
        "Choose a larger learningRate (it is 1.0E-30)",
        "give another --repo");
    assertReason("nothing-learned");
  }

  private void assertReason(String reason) throws IOException {
    String closed = Files.readString(repo().resolve("runs/0001.close.json"));
    assertTrue(closed.contains("\"reason\":\"" + reason + "\""), closed);
  }

  @Test
  void release_batchAboveTheRowsOrNoLearningRate_isRefusedBeforeAnythingIsSealed()
      throws IOException {
    requireSaid(
        2,
        release(plan("batch: 64", "batch: 1100")),
        "batch must be at most the number of rows that training sees, 1000. Found: 1100");
    requireSaid(
        2,
        release(plan("learningRate: 0.002", "learningRate: 0")),
        "plan.yaml:37",
        "learningRate: must be a number above 0");
    requireSaid(
        2, release(plan("heldOut: \"part % 5 = 0\"", "heldOut: \"part >= 0\"")), "sees no row");
    assertFalse(Files.exists(repo()));
  }

  @Test
  void release_modelThatDoesNotFitIntoMemory_isRefusedWithTheOptionThatGivesMore()
      throws IOException {
    requireSaid(
        3,
        release(plan("hidden: [4]", "hidden: [4096, 4096, 4096, 4096, 4096]")),
        "MiB of Java's memory",
        "HALLMARK_JVM_OPTIONS=-Xmx");
    assertFalse(Files.exists(repo()));
  }

  @Test
  void release_keptWeightsCutShort_saysSoAndThatTheRunIsStillThere() throws IOException {
    Path plan = plan();
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
    OwnersWorld stopping =
        OwnersWorld.watching(
            nowhere,
            new ByteArrayOutputStream(),
            line -> {
              if (line.startsWith("generate")) {
                throw new IllegalStateException("stopped");
              }
            });
    assertEquals(4, Hallmark.run(stopping, "release", "" + plan, "--repo", "" + repo()));
    Path weights = folder.resolve("tiny.state/runs/0001/generator/weights.safetensors");
    byte[] whole = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(whole, whole.length / 2));
    requireSaid(3, release(plan), "a file is not as Hallmark wrote it", "weights.safetensors");
    assertFalse(Files.exists(repo().resolve("runs/0001.close.json")));
  }

  @Test
  void rehearse_whatIsOnlyUnwise_isDoneAndWarnedOf() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(SOURCE).subList(0, 71));
    lines.replaceAll(line -> line.replaceFirst("^(\\d+,\\d+),[-.\\d]+,", "$1,10.5,"));
    Path constant = Files.write(folder.resolve("constant.csv"), lines);
    Path plan = plan("clip: 1.0", "clip: 1e-5");
    requireSaid(
        0,
        rehearse(plan, constant),
        "warning   column phi_deg has one value in every row",
        "warning   clip shortened the gradient of every step",
        "choose a clip above that");
    Path single = Files.write(folder.resolve("single.csv"), lines.subList(0, 2));
    requireSaid(2, rehearse(plan, single), "sees, 1. Found: 64");
    requireSaid(
        0, rehearse(plan("batch: 64", "batch: 1"), single), "warning   training sees one row");
  }

  @Test
  void rehearse_trainingDiverges_endsAsARelease() throws IOException {
    requireSaid(
        3,
        rehearse(plan("learningRate: 0.002", "learningRate: 1e30"), SOURCE),
        "Choose a smaller learningRate");
    assertFalse(Files.exists(folder.resolve("made.parquet")));
  }

  private Answer rehearse(Path plan, Path data) {
    Path out = folder.resolve("made.parquet");
    return Answer.run("rehearse", "--plan", "" + plan, "--data", "" + data, "--out", "" + out);
  }
}
