package org.hallmark.reports.checklist;

import static org.hallmark.reports.checklist.Answer.value;
import static org.hallmark.reports.checklist.Answers.told;
import static org.hallmark.reports.checklist.Standard.CROISSANT;
import static org.hallmark.reports.checklist.Standard.DATASHEETS;
import static org.hallmark.reports.checklist.Standard.OPENDP;
import static org.hallmark.reports.checklist.Standard.REFORMS;

import java.util.List;
import java.util.function.Function;
import org.hallmark.preregistration.ClaimVerdict;
import org.hallmark.preregistration.plan.DatasheetItem;
import org.hallmark.reports.facts.ReportInput;

/** B: why it was made, and what for. */
final class PurposeQuestions {
  private PurposeQuestions() {}

  static List<Question> all() {
    return List.of(
        ask("motivation", DatasheetItem.MOTIVATION)
            .answers(DATASHEETS, "motivation: purpose")
            .answers(REFORMS, "3c"),
        ask("funder", DatasheetItem.FUNDER).answers(DATASHEETS, "motivation: funding"),
        ask("question", "Which question is it to answer?", in -> value(in.plan().question()))
            .answers(OPENDP, "intended use"),
        ask("intended-uses", DatasheetItem.INTENDED_USES)
            .answers(CROISSANT, "rai:dataUseCases")
            .answers(DATASHEETS, "uses: other tasks"),
        ask("prohibited-uses", DatasheetItem.PROHIBITED_USES)
            .answers(DATASHEETS, "uses: not to be used for"),
        ask(
            "claim",
            "What is claimed of it?",
            in -> Answers.each(in.claims(), "Nothing is claimed.", ClaimVerdict::statement)),
        ask("population", DatasheetItem.POPULATION).answers(REFORMS, "1a"),
        ask("population-reason", DatasheetItem.POPULATION_REASON).answers(REFORMS, "1b"),
        ask("method-reason", DatasheetItem.METHOD_REASON).answers(REFORMS, "1c", "5b"));
  }

  private static Question ask(String id, String question, Function<ReportInput, Answer> answer) {
    return Question.of(Heading.PURPOSE, id, question, answer);
  }

  private static Question ask(String id, DatasheetItem item) {
    return ask(id, item.question(), told(item));
  }
}
