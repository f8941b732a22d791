package org.hallmark.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hallmark.privacy.mechanism.NoiseBackend;
import org.hallmark.privacy.source.NoisyCounts;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Check.Status;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Records;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.Test;

class LawChecksTest {
  private static final Table TABLE =
      Road.table(
          new double[] {0, 0, 5, 3, 1, 7, 10},
          new double[] {1, 0, 1, 1, 0, 9, 21.5},
          new double[] {1, 1, 4, 0, 4, 0, 30});
  private static final List<Law> LAWS =
      List.of(Road.law(Road.BALANCE), Road.law(Road.LIMIT), Road.law(Road.LONG_BALANCE));
  private static final List<LawResult> PUBLISHED = LAWS.stream().map(LawChecksTest::check).toList();

  @Test
  void recompute_honestRelease_passesAfterARoundTripThroughJson() throws Exception {
    LawResult read = with("title", "Law");
    List<Check> checks = recompute(read);
    assertEquals(3, checks.size());
    assertTrue(checks.stream().allMatch(c -> c.status() == Status.PASSED), checks.toString());
  }

  @Test
  void recompute_anyMemberChanged_namesIt() throws Exception {
    Map<String, Object> changes = new LinkedHashMap<>();
    changes.put("formula", "0");
    changes.put("tolerance", 3);
    changes.put("checked", 4);
    changes.put("violations", 0);
    changes.put("upper", 0.5);
    changes.put("level", 0.9);
    changes.put("weakness", "none");
    changes.put("worst", List.of());
    for (Map.Entry<String, Object> change : changes.entrySet()) {
      List<Finding> findings = findings(with(change.getKey(), change.getValue()));
      assertEquals(1, findings.size(), findings.toString());
      assertEquals("results/laws.json#/balance/" + change.getKey(), findings.get(0).subject());
    }
  }

  @Test
  void recompute_worstRowRenamed_namesTheKey() throws Exception {
    List<Finding> findings =
        findings(
            with(
                "worst",
                List.of(
                    new LawResult.Worst(
                        new TreeMap<>(Map.of("road", "north", "minute", "0")), -7))));
    assertEquals("results/laws.json#/balance/worst/0/key/road", findings.get(0).subject());
    assertEquals("south", findings.get(0).expected());
    assertEquals("north", findings.get(0).found());
  }

  @Test
  void recompute_referenceWithoutNoise_isRefuted() throws Exception {
    List<Finding> findings = findings(with("reference", Map.of("violations", 3)));
    assertEquals("results/laws.json#/balance/reference", findings.get(0).subject());
  }

  @Test
  void recompute_unknownEstimator_isIncomplete() throws Exception {
    assertEquals(
        Status.INCOMPLETE, recompute(with("estimator", "violation-count-v9")).get(0).status());
  }

  @Test
  void recompute_lawWithoutAPrice_needsNoCountOfTheSource() {
    Law law =
        Road.law(
            "- {kind: ensemble-mean, id: mean, title: Mean, of: speed, value: \"20\", tolerance: 3}");
    assertTrue(law.counter().isEmpty() && law.statement().epsilon().isEmpty());
    LawResult result = LawCheck.of(law, TABLE);
    Check check =
        LawChecks.recompute(List.of(law), TABLE, List.of(result), NoiseBackend.HALLMARK_DISCRETE)
            .get(0);
    assertEquals(Status.PASSED, check.status());
    LawResult counted = LawCheck.beside(law, TABLE, TABLE);
    Check refuted =
        LawChecks.recompute(List.of(law), TABLE, List.of(counted), NoiseBackend.HALLMARK_DISCRETE)
            .get(0);
    assertEquals("results/laws.json#/mean/reference", refuted.findings().get(0).subject());
  }

  @Test
  void complete_lawLeftOut_isRefuted() {
    Check check = LawChecks.complete(LAWS, PUBLISHED.subList(0, 2));
    assertEquals(Status.REFUTED, check.status());
    assertEquals("results/laws.json", check.findings().get(0).subject());
    assertEquals(Status.PASSED, LawChecks.complete(LAWS, PUBLISHED).status());
  }

  private static LawResult check(Law law) {
    NoisyCounts noisy = new NoisyCounts(List.of(1L), 2, 1, "discrete-laplace", law.id());
    return LawCheck.charged(law, TABLE, noisy);
  }

  private static List<Check> recompute(LawResult balance) {
    return LawChecks.recompute(
        LAWS,
        TABLE,
        List.of(balance, PUBLISHED.get(1), PUBLISHED.get(2)),
        NoiseBackend.HALLMARK_DISCRETE);
  }

  private static List<Finding> findings(LawResult balance) {
    Check check = recompute(balance).get(0);
    assertEquals(Status.REFUTED, check.status());
    return check.findings();
  }

  /** The first result with one member changed, as a forger would change the published file. */
  private static LawResult with(String name, Object value) throws Exception {
    Map<String, Object> members =
        new LinkedHashMap<>(Documents.json("l", CanonicalJson.bytes(PUBLISHED.get(0))).members());
    members.put(name, value);
    return Records.read("l", CanonicalJson.bytes(members), LawResult.class);
  }
}
