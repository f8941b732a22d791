package org.hallmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.ledger.AdmissionRequest;
import org.hallmark.privacy.ledger.Budget;
import org.hallmark.privacy.ledger.ContentDigests;
import org.hallmark.privacy.ledger.DatasetLedger;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Is a plan without a ledger, or without budget, refused before anything, and is status told? */
class LedgerOptionsTest {
  private static final Path EXAMPLE = Path.of("../examples/tiny/plan.yaml");

  @TempDir Path folder;

  @Test
  void release_noLedgerAtHome_isRefusedAndWritesNothing() throws Exception {
    Recorded answer = release(plan("ledger: home"));
    assertEquals(3, answer.status(), answer.err());
    String home = folder.resolve("home/ledger").toString();
    assertTrue(answer.err().contains("there is no privacy ledger " + home), answer.err());
    assertTrue(answer.err().contains("--new-ledger"), answer.err());
    requireNothingWritten();
  }

  @Test
  void release_ledgerGivenThatIsNotThere_isRefusedAlsoWherePlansBeginTheirOwn() throws Exception {
    Recorded answer =
        release(plan("ledger: with-state"), "--ledger", folder.resolve("none").toString());
    assertEquals(3, answer.status(), answer.err());
    assertTrue(answer.err().contains("there is no privacy ledger"), answer.err());
    requireNothingWritten();
  }

  @Test
  void release_budgetSpent_isRefusedBeforeTheDataAreRead() throws Exception {
    Path place = ledger(4);
    Path plan = plan("ledger: with-state");
    Files.writeString(folder.resolve("data/edges.csv"), "no table at all");
    Recorded answer = release(plan, "--ledger", place.toString());
    assertEquals(3, answer.status(), answer.err());
    assertTrue(answer.err().contains("arterial-two-hours cannot pay"), answer.err());
    assertFalse(answer.err().contains("read "), answer.err());
    requireNothingWritten();
  }

  @Test
  void release_ledgerInsideTheRepository_isAUsageError() throws Exception {
    Recorded answer =
        release(plan("ledger: home"), "--ledger", folder.resolve("repo/ledger").toString());
    Complaints.requireRefused(answer);
    requireNothingWritten();
  }

  @Test
  void release_folderThatIsNoLedger_isRefused() throws Exception {
    Path foreign = Files.createDirectories(folder.resolve("foreign"));
    Files.writeString(foreign.resolve("mine.txt"), "mine");
    Recorded answer = release(plan("ledger: home"), "--ledger", foreign.toString());
    assertEquals(3, answer.status(), answer.err());
    assertEquals("mine", Files.readString(foreign.resolve("mine.txt")));
  }

  @Test
  void status_tellsWhatIsSpentByWhichPlanAndLeft() throws Exception {
    Path place = ledger(4);
    Recorded told = Recorded.run("status", "--ledger", place.toString());
    assertEquals(0, told.status(), told.err());
    assertEquals(
        List.of(
            "arterial-two-hours",
            "  budget  epsilon 6, delta 2 × 10⁻⁶",
            "  spent   epsilon 4, delta 1 × 10⁻⁶",
            "  left    epsilon 2, delta 1 × 10⁻⁶",
            "  plan    earlier of 2026-01-01T00:00:00Z: epsilon 4, delta 1 × 10⁻⁶"),
        told.out().replaceAll("[\u00a0\u2009\u202f]", " ").lines().toList());
    Recorded json = Recorded.run("status", "--json", "--ledger", place.toString());
    Node account =
        Documents.canonicalJson("status", json.out().strip().getBytes(StandardCharsets.UTF_8))
            .items()
            .get(0);
    assertEquals(2, account.member("epsilonLeft").orElseThrow().number());
    assertEquals(1, account.member("plans").orElseThrow().items().size());
  }

  @Test
  void ledgerRaise_withReason_isRecordedAndTold() throws Exception {
    String place = ledger(4).toString();
    Recorded answer = raise(place, "arterial-two-hours", "9", "Another survey.");
    assertEquals(0, answer.status(), answer.err());
    assertTrue(answer.out().contains("from epsilon 6 at delta"), answer.out());
    String status = Recorded.run("status", "--ledger", place).out();
    assertTrue(status.contains("Another survey."), status);
    assertTrue(status.contains("left    epsilon 5"), status);
    for (String[] wrong :
        new String[][] {
          {"arterial-two-hours", "9", "why"},
          {"arterial-two-hours", "3", "why"},
          {"arterial-two-hours", "51", "why"},
          {"arterial-two-hours", "12", " "},
          {"roads", "12", "why"}
        }) {
      Complaints.requireRefused(raise(place, wrong[0], wrong[1], wrong[2]));
    }
    Complaints.requireRefused(raise(folder.resolve("none").toString(), "roads", "12", "why"));
  }

  private static Recorded raise(String ledger, String dataset, String epsilon, String reason) {
    return Recorded.run(
        "ledger",
        "raise",
        dataset,
        "--epsilon",
        epsilon,
        "--delta",
        "2e-6",
        "--reason",
        reason,
        "--ledger",
        ledger);
  }

  @Test
  void status_noLedger_isAUsageErrorThatNamesTheDefault() {
    Recorded answer =
        Recorded.run(Map.of("HALLMARK_HOME", folder.resolve("home").toString()), "status");
    Complaints.requireRefused(answer);
    assertTrue(answer.err().contains(folder.resolve("home/ledger").toString()), answer.err());
  }

  /** A ledger in which the example's dataset has spent {@code epsilon} of its 6. */
  private Path ledger(double epsilon) throws Exception {
    Path place = folder.resolve("ledger");
    DatasetLedger.make(place);
    Digest plan = Digest.of("plan".getBytes(StandardCharsets.UTF_8));
    try (DatasetLedger ledger = DatasetLedger.open(place)) {
      ledger.admit(
          new AdmissionRequest(
              AdmissionRequest.account(new byte[32], plan),
              "arterial-two-hours",
              Optional.of(new Budget(Adjacency.ADD_OR_REMOVE, 6, 2e-6)),
              "earlier",
              plan,
              Optional.empty(),
              new Budget(Adjacency.ADD_OR_REMOVE, epsilon, 1e-6),
              "2026-01-01T00:00:00Z"),
          ContentDigests.of(List.of()));
    }
    return place;
  }

  private Path plan(String ledger) throws Exception {
    Files.createDirectories(folder.resolve("data"));
    Files.copy(EXAMPLE.resolveSibling("data/edges.csv"), folder.resolve("data/edges.csv"));
    String text = Files.readString(EXAMPLE).replace("ledger: with-state", ledger);
    return Files.writeString(folder.resolve("plan.yaml"), text);
  }

  private Recorded release(Path plan, String... more) {
    Map<String, String> variables =
        Map.of(
            "HALLMARK_HOME", folder.resolve("home").toString(),
            "ATEN_CPU_CAPABILITY", "avx2",
            "MKL_CBWR", "AVX2");
    String repo = folder.resolve("repo").toString();
    return Recorded.run(
        variables,
        Stream.concat(Stream.of("release", plan.toString(), "--repo", repo), Stream.of(more))
            .toArray(String[]::new));
  }

  private void requireNothingWritten() {
    for (String place : List.of("repo", "repo.state", "home", "none")) {
      assertFalse(Files.exists(folder.resolve(place)), place);
    }
  }
}
