package org.hallmark.preregistration.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.InputStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.preregistration.plan.FreshnessPlan;
import org.hallmark.preregistration.plan.FreshnessPlan.From;
import org.hallmark.preregistration.seal.FreshnessChecks.Standing;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.sign.Anchors;
import org.hallmark.provenance.sign.BeaconValue;
import org.hallmark.provenance.sign.Role;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.provenance.sign.TimestampAuthority;
import org.hallmark.provenance.sign.TrustFile;
import org.hallmark.provenance.sign.TrustedKey;
import org.hallmark.provenance.timestamp.TimestampReply;
import org.junit.jupiter.api.Test;

class FreshnessTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final SigningKey OWNER = SigningKey.generate(RANDOM);
  private static final SigningKey AUDITOR = SigningKey.generate(RANDOM);
  private static final FreshnessPlan NONCE = plan(From.AUDITOR_NONCE);
  private static final FreshnessPlan STAMP = plan(From.RFC3161);
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

  @Test
  void check_timeStampOfATrustedAuthority_isTrusted() throws Exception {
    assertAnswer(Standing.TRUSTED, STAMP, stamped(PLAN));
  }

  @Test
  void check_timeStampOverAnotherPlan_isFound() throws Exception {
    Registration amended =
        Registered.amended(Registered.sealed(), Registered.PLAN.replace("0.5", "0.4"), 0);
    Registration moved = stamped(amended, amended.effectiveDigest(1));
    assertAnswer(Standing.TRUSTED, STAMP, moved, "timestamp-imprint");
  }

  @Test
  void check_timeStampLeftOut_isFound() throws Exception {
    Registration cut = Registered.with(Registered.sealed(), Freshness.timestamp(PLAN, PLAN));
    assertAnswer(Standing.TRUSTED, STAMP, cut, "freshness-missing");
  }

  @Test
  void check_valueThatTheStampDoesNotGive_isFound() throws Exception {
    Registration chosen =
        Registered.with(stamped(PLAN), Freshness.timestamp(PLAN, Digest.of(new byte[] {7})));
    assertAnswer(Standing.TRUSTED, STAMP, chosen, "freshness-other");
  }

  @Test
  void check_signatureOfTheStampTurned_isFound() throws Exception {
    SortedMap<String, byte[]> files = new TreeMap<>(stamped(PLAN).files());
    byte[] reply = files.get("timestamp.tsr").clone();
    // The last octets are those of the signature.
    reply[reply.length - 1] ^= 1;
    files.put("timestamp.tsr", reply);
    assertAnswer(Standing.UNTRUSTED, STAMP, new Registration(files), "timestamp-signature");
  }

  private static Registration stamped(Digest plan) throws Exception {
    return stamped(Registered.sealed(), plan);
  }

  private static Registration stamped(Registration before, Digest plan) throws Exception {
    byte[] reply = Base64.getDecoder().decode(vector("reply"));
    SortedMap<String, byte[]> file = new TreeMap<>();
    file.put(Registration.timestampPath(before.amendments()), reply);
    return Registered.with(
        before.with(file),
        Freshness.timestamp(plan, TimestampReply.read("reply", reply).signedInfo()));
  }

  private static String vector(String member) throws Exception {
    String name = "/vectors/rfc3161-openssl.json";
    try (InputStream in = FreshnessTest.class.getResourceAsStream(name)) {
      return Documents.json(name, in.readAllBytes()).member(member).orElseThrow().text();
    }
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
            new Anchors(
                List.of(new BeaconValue("drand", 7, "ab")),
                List.of(new TimestampAuthority("tsa", vector("certifier")))));
    FreshnessChecks.Answer answer =
        FreshnessChecks.check(
            planned, registration, Registered.runs(registration, 1), Registered.seal(), trust);
    assertEquals(
        List.of(codes), answer.check().findings().stream().map(Finding::code).distinct().toList());
    assertEquals(standing, answer.standing());
  }
}
