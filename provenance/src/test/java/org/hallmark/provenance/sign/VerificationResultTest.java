package org.hallmark.provenance.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.junit.jupiter.api.Test;

class VerificationResultTest {
  private static final Digest DIGEST = Digest.of(new byte[0]);
  private static final List<Subject> MANIFEST = List.of(new Subject("manifest.json", DIGEST));
  private static final VerificationResult RESULT =
      VerificationResult.of(
          "https://example.invalid/verifier/v1",
          List.of(new Subject("trust-file", DIGEST)),
          "2026-01-01T00:00:00Z",
          List.of("EXAMPLE_PASSED"),
          Map.of("outcome", "verified"));

  @Test
  void of_whatWasStated_givesItBack() throws Exception {
    Statement stated = Statement.read("result", RESULT.about(MANIFEST).bytes());
    assertEquals(MANIFEST, stated.subjects());
    VerificationResult read = VerificationResult.of("result", stated);
    assertEquals(RESULT.policies(), read.policies());
    assertEquals(RESULT.properties(), read.properties());
    assertEquals(RESULT.about(MANIFEST), read.about(MANIFEST));
  }

  /** The members that in-toto's specification of the predicate requires. */
  @Test
  void about_hasTheMembersOfTheSpecification() {
    String text = new String(RESULT.about(MANIFEST).bytes(), StandardCharsets.UTF_8);
    assertTrue(
        text.contains("\"predicateType\":\"https://in-toto.io/attestation/svr/v0.2\""), text);
    assertTrue(
        text.contains(
            "\"verifier\":{\"id\":\"https://example.invalid/verifier/v1\",\"policies\":[{\"digest\":"),
        text);
    assertTrue(text.contains("\"properties\":[\"EXAMPLE_PASSED\"]"), text);
    assertTrue(text.contains("\"timeCreated\":\"2026-01-01T00:00:00Z\""), text);
  }

  @Test
  void of_anotherPredicate_isRefused() {
    Statement other = Statement.of(MANIFEST, "https://example.invalid/other", Map.of());
    assertThrows(MalformedDocumentException.class, () -> VerificationResult.of("result", other));
    Statement bare =
        Statement.of(
            MANIFEST,
            VerificationResult.TYPE,
            Map.of(
                "verifier",
                Map.of("id", "x", "policies", List.of()),
                "timeCreated",
                "now",
                "properties",
                List.of()));
    assertThrows(MalformedDocumentException.class, () -> VerificationResult.of("result", bare));
  }
}
