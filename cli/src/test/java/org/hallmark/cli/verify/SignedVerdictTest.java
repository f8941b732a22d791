package org.hallmark.cli.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.catalogue.Tier;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.sign.Role;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.provenance.sign.TrustedKey;
import org.junit.jupiter.api.Test;

class SignedVerdictTest {
  private static final SigningKey KEY = SigningKey.generate(new SecureRandom());
  private static final Digest MANIFEST = Digest.of(new byte[] {1});
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Verdict VERDICT =
      Verdict.of(
          "tiny",
          Tier.REPLAY,
          new Verdict.Trust(Digest.of(new byte[0]).toString(), List.of("owner")),
          List.of(
              Check.of("passed", "Is it?", List.of()),
              Check.of(
                  "refuted",
                  "Is it?",
                  List.of(new Finding("off", "there", "marker-1", "marker-2")))),
          List.of("Something."));

  @Test
  void read_byTheAuditorsKey_givesEveryAnswer() throws Exception {
    SignedVerdict read =
        SignedVerdict.read("verdict", signed(), List.of(trusted("other"), trusted("anna", KEY)));
    assertEquals("anna", read.principal());
    assertEquals(MANIFEST, read.manifest());
    assertEquals(NOW.toString(), read.timeCreated());
    assertEquals(Verdict.Outcome.REFUTED, read.said().outcome());
    assertEquals(Tier.REPLAY, read.said().tier());
    assertEquals(
        List.of(
            new SignedVerdict.Answer("passed", Check.Status.PASSED),
            new SignedVerdict.Answer("refuted", Check.Status.REFUTED)),
        read.said().checks());
  }

  @Test
  void seal_ofAnyVerdict_holdsNoValue() throws Exception {
    String text =
        new String(
            CanonicalJson.bytes(
                SignedVerdict.read("verdict", signed(), List.of(trusted("anna", KEY))).said()),
            StandardCharsets.UTF_8);
    assertFalse(text.contains("marker"), text);
  }

  @Test
  void read_byAnotherKey_isRefused() {
    assertThrows(
        MalformedDocumentException.class,
        () -> SignedVerdict.read("verdict", signed(), List.of(trusted("other"))));
  }

  private static byte[] signed() {
    return SignedVerdict.seal(VERDICT, MANIFEST, NOW, KEY);
  }

  private static TrustedKey trusted(String principal) {
    return trusted(principal, SigningKey.generate(new SecureRandom()));
  }

  private static TrustedKey trusted(String principal, SigningKey key) {
    return new TrustedKey(principal, key.verifyingKey(), Set.of(Role.AUDITOR));
  }
}
