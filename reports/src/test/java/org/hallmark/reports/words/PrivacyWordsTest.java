package org.hallmark.reports.words;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hallmark.reports.ArterialReport;
import org.hallmark.reports.Substitution;
import org.hallmark.reports.facts.ReportInput;
import org.junit.jupiter.api.Test;

class PrivacyWordsTest {

  @Test
  void guarantee_finiteEpsilon_roundsTheFactorAndTheOddsUp() {
    String words = PrivacyWords.guarantee(ArterialReport.privacy());
    // exp(2.7812) = 16.138…, and 1 / (1 + exp(-2.7812)) = 0.94165…
    assertTrue(words.contains("at most by a factor of 16.2"), words);
    assertTrue(words.contains("at most 94.2\u00A0% sure"), words);
    assertTrue(words.contains("(1 in 1\u202F000\u202F000)"), words);
    assertTrue(words.contains("was in the source or was not"), words);
  }

  @Test
  void guarantee_infiniteEpsilon_saysThatThereIsNone() {
    ReportInput input =
        Substitution.numbers(x -> Double.POSITIVE_INFINITY).in(ArterialReport.input());
    String words = PrivacyWords.guarantee(input.privacy().orElseThrow().statement());
    assertTrue(words.startsWith("There is no bound"), words);
  }
}
