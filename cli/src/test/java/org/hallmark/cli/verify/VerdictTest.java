package org.hallmark.cli.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.verify.Verdict.Outcome;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.catalogue.Tier;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;
import org.junit.jupiter.api.Test;

class VerdictTest {
  static final Finding FINDING = new Finding("file-changed", "plan.json", "these", "those");
  static final Check PASSED = Check.of("a", "Is it?", List.of());
  static final Check REFUTED = Check.of("b", "Is it so?", List.of(FINDING));
  static final Check INCOMPLETE = Check.incomplete("c", "Who knows?", FINDING);

  @Test
  void of_everyMixOfAnswers_refutedOutranksIncompleteOutranksVerified() {
    assertEquals(Outcome.VERIFIED, outcome(PASSED));
    assertEquals(Outcome.VERIFIED, outcome(PASSED, PASSED));
    assertEquals(Outcome.INCOMPLETE, outcome(PASSED, INCOMPLETE));
    assertEquals(Outcome.REFUTED, outcome(PASSED, REFUTED));
    assertEquals(Outcome.REFUTED, outcome(INCOMPLETE, REFUTED));
    assertEquals(Outcome.REFUTED, outcome(REFUTED, INCOMPLETE, PASSED));
  }

  @Test
  void of_nothingChecked_isNotVerified() {
    assertEquals(Outcome.INCOMPLETE, outcome());
  }

  @Test
  void exit_everyOutcome_hasItsOwnStatus() {
    assertEquals(ExitCode.DONE, verdict(PASSED).exit());
    assertEquals(ExitCode.NO, verdict(REFUTED).exit());
    assertEquals(ExitCode.INCOMPLETE, verdict(INCOMPLETE).exit());
    assertEquals(
        List.of(0, 1, 3),
        Arrays.asList(PASSED, REFUTED, INCOMPLETE).stream()
            .map(check -> verdict(check).exit().status())
            .toList());
  }

  @Test
  void of_outcomeThatDoesNotFollow_isRefused() throws Exception {
    String honest = CanonicalJson.text(verdict(PASSED, REFUTED));
    assertEquals(verdict(PASSED, REFUTED), read(honest));
    String forged = honest.replace("\"outcome\":\"refuted\"", "\"outcome\":\"verified\"");
    assertThrows(MalformedDocumentException.class, () -> read(forged));
  }

  private static Verdict read(String json) throws MalformedDocumentException {
    return Records.read("verdict", json.getBytes(StandardCharsets.UTF_8), Verdict.class);
  }

  private static Outcome outcome(Check... checks) {
    return verdict(checks).outcome();
  }

  static Verdict verdict(Check... checks) {
    Verdict.Trust trust = new Verdict.Trust("sha256:00", List.of("owner@tiny.invalid"));
    return Verdict.of("tiny", Tier.SEAL, trust, List.of(checks), List.of("The weather."));
  }
}
