package org.hallmark.preregistration.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.hallmark.preregistration.plan.FreshnessPlan;
import org.hallmark.preregistration.plan.FreshnessPlan.From;
import org.hallmark.preregistration.seal.FreshnessChecks.Standing;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.sign.Anchors;
import org.hallmark.provenance.sign.BeaconValue;
import org.hallmark.provenance.sign.Role;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.provenance.sign.TrustFile;
import org.hallmark.provenance.sign.TrustedKey;
import org.junit.jupiter.api.Test;

class FreshnessTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final SigningKey OWNER = SigningKey.generate(RANDOM);
  private static final SigningKey AUDITOR = SigningKey.generate(RANDOM);
  private static final FreshnessPlan NONCE = plan(From.AUDITOR_NONCE);
  private static final FreshnessPlan BEACON =
      new FreshnessPlan(
          From.BEACON,
          Optional.of("drand"),
          OptionalLong.of(7),
          Optional.of("2026-01-02T00:00:00Z"));
  private static final Digest PLAN = Registered.seal().plan();

  @Test
  void check_nonceOfATrustedAuditor_isTrusted() throws Exception {
    Registration fresh = Registered.with(Registered.sealed(), nonce(PLAN, AUDITOR));
    assertAnswer(Standing.TRUSTED, NONCE, fresh);
  }

  @Test
  void check_nonceOfTheOwner_isUntrusted() throws Exception {
    Registration own = Registered.with(Registered.sealed(), nonce(PLAN, OWNER));
    assertAnswer(Standing.UNTRUSTED, NONCE, own);
  }

  @Test
  void check_nonceForAnotherPlan_isFound() throws Exception {
    Digest other = Digest.of(new byte[] {1});
    Registration wrong = Registered.with(Registered.sealed(), nonce(other, AUDITOR));
    assertAnswer(Standing.TRUSTED, NONCE, wrong, "freshness-plan");
  }

  @Test
  void check_signatureOverAnotherNonce_isFound() throws Exception {
    Freshness good = nonce(PLAN, AUDITOR);
    Freshness other = nonce(PLAN, AUDITOR);
    Freshness mixed =
        new Freshness(
            good.schema(),
            good.from(),
            good.plan(),
            good.value(),
            good.beacon(),
            good.round(),
            other.signature());
    assertAnswer(
        Standing.TRUSTED,
        NONCE,
        Registered.with(Registered.sealed(), mixed),
        "freshness-signature");
  }

  @Test
  void check_valueAbsent_isFound() throws Exception {
    assertAnswer(Standing.TRUSTED, NONCE, Registered.sealed(), "freshness-missing");
  }

  @Test
  void check_valueNobodyAskedFor_isFound() throws Exception {
    Registration unasked = Registered.with(Registered.sealed(), nonce(PLAN, AUDITOR));
    assertAnswer(Standing.NONE, FreshnessPlan.none(), unasked, "freshness-unasked");
  }

  /** The seeds of an amended plan are new, so they need a value that is new as well. */
  @Test
  void check_amendedPlanWithTheOldValue_isFound() throws Exception {
    Registration fresh = Registered.with(Registered.sealed(), nonce(PLAN, AUDITOR));
    Registration amended = Registered.amended(fresh, Registered.PLAN.replace("0.5", "0.4"), 0);
    assertAnswer(Standing.TRUSTED, NONCE, amended, "freshness-missing");
    Registration again = Registered.with(amended, nonce(amended.effectiveDigest(1), AUDITOR));
    assertAnswer(Standing.TRUSTED, NONCE, again);
    assertNotEquals(fresh.seedText(1), again.seedText(1));
  }

  @Test
  void check_beacon_isAsGoodAsTheReadersKnowledgeOfIt() throws Exception {
    Registration known = Registered.with(Registered.sealed(), beacon("ab"));
    assertAnswer(Standing.TRUSTED, BEACON, known);
    Registration other = Registered.with(Registered.sealed(), beacon("cd"));
    assertAnswer(Standing.TRUSTED, BEACON, other, "freshness-beacon");
  }

  @Test
  void check_beaconRoundBeforeTheSeal_isFound() throws Exception {
    FreshnessPlan late =
        new FreshnessPlan(
            From.BEACON, BEACON.beacon(), BEACON.round(), Optional.of(Registered.SEALED_AT));
    assertAnswer(
        Standing.TRUSTED,
        late,
        Registered.with(Registered.sealed(), beacon("ab")),
        "freshness-round");
  }

  private static Freshness nonce(Digest plan, SigningKey auditor) {
    return Freshness.nonce(plan, auditor, RANDOM);
  }

  private static Freshness beacon(String value) {
    return Freshness.beacon(PLAN, "drand", 7, value);
  }

  private static FreshnessPlan plan(From from) {
    return new FreshnessPlan(from, Optional.empty(), OptionalLong.empty(), Optional.empty());
  }

  private static void assertAnswer(
      Standing standing, FreshnessPlan planned, Registration registration, String... codes)
      throws Exception {
    TrustFile trust =
        new TrustFile(
            TrustFile.VERSION,
            List.of(
                new TrustedKey("owner", OWNER.verifyingKey(), Set.of(Role.OWNER)),
                new TrustedKey("auditor", AUDITOR.verifyingKey(), Set.of(Role.AUDITOR))),
            Optional.empty(),
            Set.of(),
            new Anchors(List.of(new BeaconValue("drand", 7, "ab")), List.of()));
    FreshnessChecks.Answer answer =
        FreshnessChecks.check(
            planned, registration, Registered.runs(registration, 1), Registered.seal(), trust);
    assertEquals(
        List.of(codes), answer.check().findings().stream().map(Finding::code).distinct().toList());
    assertEquals(standing, answer.standing());
  }
}
