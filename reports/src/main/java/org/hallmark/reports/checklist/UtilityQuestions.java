package org.hallmark.reports.checklist;

import static org.hallmark.reports.checklist.Answers.told;
import static org.hallmark.reports.checklist.Standard.CROISSANT;
import static org.hallmark.reports.checklist.Standard.DATASHEETS;
import static org.hallmark.reports.checklist.Standard.NIST;
import static org.hallmark.reports.checklist.Standard.REFORMS;

import java.util.List;
import org.hallmark.preregistration.plan.DatasheetItem;
import org.hallmark.reports.words.NotClaimed;

/** K: what it is good for, and where it fails. */
final class UtilityQuestions {
  private UtilityQuestions() {}

  static List<Question> all() {
    return List.of(
        ask("utility", DatasheetItem.UTILITY).answers(NIST, "utility").answers(REFORMS, "8a"),
        ask("baselines", DatasheetItem.BASELINES).answers(REFORMS, "5f"),
        ask("limitations", DatasheetItem.LIMITATIONS)
            .answers(CROISSANT, "rai:dataLimitations")
            .answers(DATASHEETS, "uses: effects of composition"),
        ask("biases", DatasheetItem.BIASES)
            .answers(CROISSANT, "rai:dataBiases")
            .answers(NIST, "bias"),
        ask("generalisation", DatasheetItem.GENERALISATION).answers(REFORMS, "8b"),
        ask("subgroups", DatasheetItem.SUBGROUPS)
            .answers(DATASHEETS, "composition: subpopulations"),
        ask("earlier-uses", DatasheetItem.EARLIER_USES)
            .answers(DATASHEETS, "uses: so far", "uses: repository"),
        Question.of(
            Heading.UTILITY,
            "not-claimed",
            "What is not claimed?",
            input -> Answer.value(String.join(" ", NotClaimed.sentences(input)))));
  }

  private static Question ask(String id, DatasheetItem item) {
    return Question.of(Heading.UTILITY, id, item.question(), told(item));
  }
}
