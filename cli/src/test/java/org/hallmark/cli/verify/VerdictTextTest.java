package org.hallmark.cli.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.junit.jupiter.api.Test;

class VerdictTextTest {
  @Test
  void of_anyVerdict_beginsWithWhatWasProvenAndEndsWithWhatWasNotChecked() {
    List<String> lines = VerdictText.of(VerdictTest.verdict(VerdictTest.PASSED));
    assertEquals("VERIFIED at tier seal, trusting owner@tiny.invalid (sha256:00)", lines.get(0));
    assertEquals(
        List.of("Not checked:", "  - The weather."), lines.subList(lines.size() - 2, lines.size()));
  }

  @Test
  void of_finding_namesSubjectExpectedAndFound() {
    List<String> lines = VerdictText.of(VerdictTest.verdict(VerdictTest.REFUTED));
    int at = lines.indexOf("  REFUTED     b: Is it so?");
    assertEquals(
        List.of(
            "      file-changed  plan.json", "        expected: these", "        found:    those"),
        lines.subList(at + 1, at + 4));
  }

  @Test
  void of_lowerTier_neverSaysTheWordsOfAHigherOne() {
    String first = VerdictText.of(VerdictTest.verdict(VerdictTest.INCOMPLETE)).get(0);
    assertTrue(first.startsWith("INCOMPLETE at tier seal"), first);
    assertFalse(first.contains("recompute") || first.contains("replay"), first);
  }

  @Test
  void of_hostileText_reachesTheTerminalWithoutControlCharacters() {
    Finding hostile =
        new Finding("x", "a\u001b[2Kb", "\u202eevil\nVERIFIED at tier replay", "y".repeat(10_000));
    Check check = Check.of("z", "Is\u0007 it?", List.of(hostile));
    for (String line : VerdictText.of(VerdictTest.verdict(check))) {
      assertTrue(line.length() < 300, line);
      assertTrue(line.chars().noneMatch(c -> Character.isISOControl(c) || c == 0x202e), line);
    }
  }
}
