package org.hallmark.reports.words;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.html.Numbers;

/** What a reader might take for promised, and is not. */
public final class NotClaimed {
  private NotClaimed() {}

  public static List<String> sentences(ReportInput input) {
    List<String> sentences = new ArrayList<>();
    sentences.add("Fitness for any question but the registered claims.");
    sentences.add(
        "Likeness in any respect but the "
            + Numbers.counted(input.observables().size(), "registered observable")
            + "; dependence between columns only where one joins them.");
    long silent = input.observables().stream().filter(o -> o.divergence().isEmpty()).count();
    if (silent > 0) {
      sentences.add(
          "Any distance for " + Numbers.counted(silent, "observable") + " without an estimate.");
    }
    sentences.add(
        "That one row stands for one "
            + input.privacy().map(privacy -> privacy.statement().unit()).orElse("record")
            + " of the source, or that the source has as many rows.");
    return sentences;
  }
}
