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
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does a measurement of confidential data cost what it says, and tell noisy numbers alone? */
class ConfidentialMeasureTest {
  private static final Path TINY = Path.of("../examples/tiny");

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
            .replace("epsilon: 6, delta: 2.0e-6", "epsilon: 1.1, delta: 2.0e-6"));
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
    assertNothingLeft();

    Recorded refused = measure(plan);
    assertEquals(3, refused.status(), refused.err());
    assertFalse(refused.out().contains("divergence"));
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
