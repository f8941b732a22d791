package org.hallmark.preregistration.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.seed.Commitment;
import org.junit.jupiter.api.Test;

class SealTest {
  private static final byte[] SALT = new byte[Commitment.SALT_LENGTH];

  @Test
  void sealedPlan_keepsEverythingButLocal() {
    String text = new String(plan("{b: 1, local: {source: secret-name.csv}, a: x}").bytes(), UTF_8);
    assertEquals("{\"a\":\"x\",\"b\":1}", text);
  }

  @Test
  void digest_otherOrderAndLayout_isTheSame() {
    assertEquals(plan("{a: 1, b: 2}").digest(), plan("b: 2\n\na:   1\n").digest());
    assertFalse(plan("{a: 1}").digest().equals(plan("{a: 2}").digest()));
  }

  @Test
  void check_changedPlan_isFound() {
    SealedPlan plan = plan("{threshold: 1}");
    Seal seal = seal(plan);
    assertEquals(List.of(), seal.check(plan.bytes()));
    List<Finding> findings = seal.check(plan("{threshold: 2}").bytes());
    assertEquals("seal-plan-digest", findings.get(0).code());
    assertEquals("plan.json", findings.get(0).subject());
  }

  @Test
  void check_commitmentsExchanged_isFound() {
    SealedPlan plan = plan("{threshold: 1}");
    Seal good = seal(plan);
    Seal swapped = Seal.of(plan.digest(), good.secret(), good.data(), good.sealedAt());
    assertEquals(2, swapped.check(plan.bytes()).size());
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  private static Seal seal(SealedPlan plan) {
    return Seal.of(
        plan.digest(),
        Commitment.to(Seal.DATA, SALT, new byte[] {1}),
        Commitment.to(Seal.SECRET, SALT, new byte[] {2}),
        "2026-01-01T00:00:00Z");
  }

  private static SealedPlan plan(String yaml) {
    return SealedPlan.of(Documents.yaml("plan.yaml", yaml.getBytes(UTF_8)));
  }
}
