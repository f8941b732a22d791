package org.hallmark.cli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hallmark.cli.Recorded;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.plan.ReleasePlans;
import org.hallmark.privacy.audit.AuditBound;
import org.hallmark.privacy.audit.AuditMethod;
import org.hallmark.privacy.plan.PrivacyUnit;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.seed.Commitment;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.provenance.seed.SeedContext;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.Test;

class AuditPrivacyCommandTest {
  private static final String PLAN = "../examples/tiny/plan.yaml";

  private static PublicSeed seed(int run) {
    Commitment none = Commitment.to("audit", new byte[Commitment.SALT_LENGTH], new byte[0]);
    return PublicSeed.derive(new SeedContext(Digest.of(new byte[0]), none, "none", run), "twin");
  }

  private static AuditReport report(boolean refuted) {
    AuditBound bound = new AuditBound("one-run", AuditMethod.Standing.RIGOROUS, 2, 4);
    return new AuditReport(
        "tiny",
        "sha256:0",
        "simulated",
        10,
        20,
        11,
        AuditReport.STEEP_RECORD,
        1e-6,
        0.05,
        refuted ? 1 : 3,
        bound.method(),
        bound.epsilonLower(),
        bound.ceiling(),
        refuted,
        List.of(),
        List.of(bound),
        AuditReport.NOT_COVERED);
  }

  @Test
  void audit_ofAConfidentialSource_isRefusedAndSaysWhatToDo() {
    Recorded answer = Recorded.run("audit-privacy", PLAN, "--data", "source");
    assertEquals(3, answer.status());
    assertEquals("", answer.out());
    assertTrue(answer.err().contains("charged like any other"), answer.err());
    assertTrue(answer.err().contains("Leave out --data"), answer.err());
  }

  @Test
  void audit_wrongNumbers_areRefused() {
    for (String[] wrong :
        new String[][] {
          {"--canaries", "9"},
          {"--canaries", "100001"},
          {"--confidence", "1"},
          {"--confidence", "0.5"},
          {"--confidence", "NaN"}
        }) {
      Recorded answer = Recorded.run("audit-privacy", PLAN, wrong[0], wrong[1]);
      assertEquals(2, answer.status(), answer.err());
      assertTrue(answer.err().contains(wrong[0]), answer.err());
    }
  }

  /** Coins and noise are fresh, and the right training is refuted with probability below 1e-9. */
  @Test
  void audit_ofTheTinyPlan_boundsItsTrainingOnSimulatedRows() throws Exception {
    Recorded answer =
        Recorded.run(
            Map.of("XDG_CACHE_HOME", System.getProperty("java.io.tmpdir") + "/hallmark-test-cache"),
            "audit-privacy",
            PLAN,
            "--canaries",
            "20",
            "--confidence",
            "0.999999999",
            "--json");
    assertEquals(0, answer.status(), answer.err());
    Node report = Documents.json("report", answer.out().strip().getBytes(StandardCharsets.UTF_8));
    assertEquals("simulated", report.member("data").orElseThrow().text());
    assertEquals("one-run", report.member("method").orElseThrow().text());
    assertEquals(4, report.member("bounds").orElseThrow().items().size());
  }

  @Test
  void exit_followsTheBound() {
    assertEquals(0, report(false).exit().status());
    assertEquals(1, report(true).exit().status());
    assertTrue(AuditText.of(report(false)).get(0).startsWith("NOT REFUTED"));
    assertTrue(AuditText.of(report(true)).get(0).startsWith("REFUTED"));
  }

  @Test
  void twin_hasThePlansFrameAndBounds() throws Exception {
    ReleasePlan plan = ReleasePlans.read(Path.of(PLAN));
    Table twin = SimulatedTwin.of(plan.source(), PrivacyUnit.RECORD, seed(1));
    assertEquals(2000, twin.rows());
    PrivacyUnit edge = new PrivacyUnit("edge-run", List.of("seed", "edge"), 3);
    assertEquals(6000, SimulatedTwin.of(plan.source(), edge, seed(1)).rows());
    for (int place : plan.keys().indexes(twin)) {
      assertTrue(place >= 0);
    }
    for (var column : plan.schema().columns()) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (double cell : twin.column(column.name())) {
        least = Double.isNaN(cell) ? least : Math.min(least, cell);
        most = Double.isNaN(cell) ? most : Math.max(most, cell);
      }
      double span = column.maximum() - column.minimum();
      assertTrue(least >= column.minimum() && least <= column.minimum() + span / 20, column.name());
      assertTrue(most <= column.maximum() && most >= column.maximum() - span / 20, column.name());
    }
    assertEquals(twin, SimulatedTwin.of(plan.source(), PrivacyUnit.RECORD, seed(1)));
    assertNotEquals(twin, SimulatedTwin.of(plan.source(), PrivacyUnit.RECORD, seed(2)));
  }
}
