package org.hallmark.cli.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hallmark.cli.Recorded;
import org.hallmark.cli.plan.ReleasePlans;
import org.hallmark.privacy.ledger.DatasetAccount;
import org.hallmark.privacy.ledger.DatasetLedger;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does a measurement of confidential data cost what it says, and tell noisy numbers alone? */
class ConfidentialMeasureTest {
  private static final Path TINY = Path.of("../examples/tiny");

  private static final String SECTIONS =
      """

      basins:
        - {id: slow, title: Slow, of: speed, boxes: [{from: [0], to: [10]}]}
        - {id: fast, title: Fast, of: speed, boxes: [{from: [10], to: [30]}]}
      freeEnergies:
        - {id: slow-less-fast, title: As if it were energy, of: slow, against: fast,
           temperature: 1, boltzmann: 1, unit: "1"}
      samples: {quantities: [speed_m_s], tests: [classifier, exact-match]}
      """;

  @TempDir private Path folder;

  @Test
  void measure_confidentialSource_isChargedEachTimeUntilTheBudgetIsSpent() throws Exception {
    double cost = cost();
    Path plan = folder.resolve("plan.yaml");
    Files.writeString(
        plan,
        Files.readString(TINY.resolve("plan.yaml"))
                .replace("epsilon: 3", "epsilon: 1.1")
                .replace("training: 2.4", "training: 0.5")
                .replace("epsilon: 6, delta: 2.0e-6", "epsilon: 1.1, delta: 2.0e-6")
            + SECTIONS);
    Recorded without = measure(plan);
    assertEquals(3, without.status(), without.err());
    assertTrue(without.err().contains("no privacy ledger"), without.err());

    DatasetLedger.make(ledger());
    Node first = report(measure(plan));
    assertEquals(cost, spent(), 1e-12);
    Node second = report(measure(plan));
    assertEquals(2 * cost, spent(), 1e-12);
    assertNotEquals(real(first), real(second), "each measurement has noise of its own");
    assertTrue(first.member("real").orElseThrow().member("rows").isEmpty());
    assertBasinsAreOfNoisyCounts(first);
    assertSamplesAreWithheld(first);
    assertNothingLeft();

    Recorded refused = measure(plan);
    assertEquals(3, refused.status(), refused.err());
    assertFalse(refused.out().contains("divergence"));
  }

  /** The population follows from the published noisy counts and from nothing else. */
  private static void assertBasinsAreOfNoisyCounts(Node report) {
    Node slow = report.member("properties").orElseThrow().items().get(0);
    assertEquals("charged", slow.member("route").orElseThrow().text());
    List<Double> cells =
        report
            .member("observables")
            .orElseThrow()
            .items()
            .get(0)
            .member("real")
            .orElseThrow()
            .items()
            .stream()
            .map(Node::number)
            .toList();
    double all = cells.stream().mapToDouble(cell -> cell).sum();
    Node real = slow.member("real").orElseThrow();
    assertEquals(
        (cells.get(0) + cells.get(1)) / all, real.member("value").orElseThrow().number(), 1e-12);
    assertTrue(
        slow.member("difference").orElseThrow().member("lower").orElseThrow().number() < 0,
        "the same table, but for noise");
  }

  private static void assertSamplesAreWithheld(Node report) {
    assertTrue(report.member("samples").isEmpty());
    List<Node> withheld = report.member("withheld").orElseThrow().items();
    assertEquals(
        List.of("distances", "classifier", "exact-match"),
        withheld.stream().map(w -> w.member("subject").orElseThrow().text()).toList());
    assertEquals(
        "withheld: it compares records of the source one by one, and the source is confidential",
        withheld.get(0).member("reason").orElseThrow().text());
  }

  @Test
  void measure_placeInUseByAnother_isRefusedAndLeavesItAlone() throws Exception {
    DatasetLedger.make(ledger());
    Path place = folder.resolve("home").resolve(".measurement");
    try (OwnerState other = OwnerState.open(place)) {
      Path secret = Files.writeString(other.work().resolve("rows"), "another's");
      Recorded refused = measure(TINY.resolve("plan.yaml"));
      assertEquals(3, refused.status(), refused.err());
      assertTrue(Files.exists(secret), "another process's folder is not touched");
    }
  }

  /** What the plan's observables cost together. */
  private static double cost() throws IOException {
    return ReleasePlans.read(TINY.resolve("plan.yaml")).observables().stream()
        .mapToDouble(observable -> observable.epsilon().orElseThrow())
        .sum();
  }

  private Path ledger() {
    return folder.resolve("home").resolve("ledger");
  }

  private double spent() throws Exception {
    try (DatasetLedger ledger = DatasetLedger.open(ledger())) {
      List<DatasetAccount> accounts = ledger.accounts();
      return accounts.get(0).epsilonSpent();
    }
  }

  private Recorded measure(Path plan) {
    return Recorded.run(
        Map.of("HALLMARK_HOME", folder.resolve("home").toString()),
        "measure",
        "--plan",
        plan.toString(),
        "--real",
        TINY.resolve("data/edges.csv").toString(),
        "--synthetic",
        TINY.resolve("data/edges.csv").toString(),
        "--json",
        "-");
  }

  private static Node report(Recorded recorded) throws Exception {
    assertEquals(0, recorded.status(), recorded.err());
    return Documents.json("answer", recorded.out().strip().getBytes(StandardCharsets.UTF_8));
  }

  private static List<Double> real(Node report) {
    return report.member("observables").orElseThrow().items().stream()
        .flatMap(observable -> observable.member("real").orElseThrow().items().stream())
        .map(Node::number)
        .toList();
  }

  /** Neither a secret nor a copy of the rows stays behind; Spark may leave an empty folder. */
  private void assertNothingLeft() throws IOException {
    try (Stream<Path> left = Files.walk(folder.resolve("home"))) {
      assertEquals(
          List.of(),
          left.filter(Files::isRegularFile).filter(file -> !file.startsWith(ledger())).toList());
    }
  }
}
