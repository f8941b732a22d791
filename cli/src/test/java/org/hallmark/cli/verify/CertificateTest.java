package org.hallmark.cli.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.catalogue.Tier;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.provenance.sign.TrustFile;
import org.junit.jupiter.api.Test;

class CertificateTest {
  private static final Verdict.Trust TRUST =
      new Verdict.Trust("sha256:00", List.of("owner@tiny.invalid"));
  private static final Check REFUTED =
      Check.of(
          "law-x",
          "Does it hold?",
          List.of(new Finding("law-differs", "laws", "forty-seven", "<b>eleven")));

  @Test
  void html_refutedVerdict_tellsEveryDifferenceAndKeepsMarkupOut() {
    String page = page(Tier.RECOMPUTE);
    assertTrue(page.contains("REFUTED at tier recompute"), page);
    assertTrue(page.contains("forty-seven") && page.contains("&lt;b&gt;eleven"), page);
    assertFalse(page.contains("<b>"), page);
    assertEquals(page, page(Tier.RECOMPUTE));
  }

  @Test
  void html_verdictOfWhoeverSawTheSource_tellsThatThingsDifferAndNeverHow() {
    String page = page(Tier.ESCROW);
    assertTrue(page.contains("law-differs") && page.contains("not told"), page);
    assertFalse(page.contains("forty-seven") || page.contains("eleven"), page);
  }

  private static String page(Tier tier) {
    Verdict verdict = Verdict.of("tiny", tier, TRUST, List.of(REFUTED), List.of("The weather."));
    TrustFile trust =
        TrustFile.forOwner(
            "owner@tiny.invalid", SigningKey.generate(new SecureRandom()).verifyingKey());
    VerifyRequest request =
        VerifyRequest.of(
            Path.of("tiny"), trust, TRUST, Tier.RECOMPUTE, new AsOf("2026-01-01", AsOf.GIVEN));
    return new Certificate(
            verdict, request, "A. Stranger", "None.", Optional.empty(), Instant.EPOCH, "hallmark")
        .html();
  }
}
