package org.hallmark.reports.checklist;

import static org.hallmark.reports.checklist.Answer.notApplicable;
import static org.hallmark.reports.checklist.Answer.withheld;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hallmark.metrics.MeasuredSamples;
import org.hallmark.metrics.PublicComparison;
import org.hallmark.preregistration.plan.DatasheetItem;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.html.Numbers;

/** G: whether rows of the source were copied, and what attacks found. */
final class EvidenceQuestions {
  private static final String WITHHELD = "results/withheld.json";

  private EvidenceQuestions() {}

  static List<Question> all() {
    return List.of(
        ask(
            "exact-matches",
            "How many synthetic rows equal one of the source?",
            compared(
                samples ->
                    samples
                        .matches()
                        .map(
                            found ->
                                Numbers.count(found.matches())
                                    + " of "
                                    + Numbers.count(found.synthetic())
                                    + ", a rate of at most "
                                    + Numbers.percentUpper(found.upper())))),
        ask(
            "copying",
            "Does a test for data copying tell copies?",
            compared(
                samples ->
                    samples
                        .copying()
                        .map(
                            found ->
                                found
                                    .statistic()
                                    .map(
                                        statistic ->
                                            "C_T = "
                                                + Numbers.number(statistic)
                                                + found
                                                    .p()
                                                    .map(p -> ", p = " + Numbers.number(p))
                                                    .orElse(""))
                                    .orElse(
                                        "Not estimable: "
                                            + found.notEstimable().orElse("no reason is given"))))),
        ask(
            "nearest",
            "How near are the nearest rows? A description, no verdict",
            compared(
                samples ->
                    samples
                        .neighbours()
                        .flatMap(found -> found.synthetic())
                        .map(
                            near ->
                                "Half of the synthetic rows lie within "
                                    + Numbers.number(near.nearest50())
                                    + " standard deviations of one of the source."))),
        Question.of(
            Heading.EVIDENCE,
            "attacks",
            DatasheetItem.ATTACKS.question(),
            Answers.told(DatasheetItem.ATTACKS)),
        ask(
            "bound",
            "What can the best attack on membership reach, by the promise alone?",
            Answers.disclosed("accounting-detail", "true-positive-rates")));
  }

  private static Function<ReportInput, Answer> compared(
      Function<MeasuredSamples, Optional<String>> found) {
    return input ->
        input
            .comparison()
            .map(comparison -> open(comparison, found))
            .orElseGet(() -> hidden(input));
  }

  private static Answer open(
      PublicComparison comparison, Function<MeasuredSamples, Optional<String>> found) {
    return comparison
        .samples()
        .flatMap(found)
        .map(Answer::value)
        .orElseGet(
            () ->
                notApplicable(
                    "The plan does not ask for it; whoever has the public source can compute it"
                        + " with hallmark measure."));
  }

  private static Answer hidden(ReportInput input) {
    return Answers.holds(input, WITHHELD)
        ? withheld("Committed to in " + WITHHELD + "; an auditor with the source can compare.")
        : withheld(
            "Comparisons with single rows of a confidential source are never published; the plan"
                + " asks for no commitment either.");
  }

  private static Question ask(String id, String question, Function<ReportInput, Answer> answer) {
    return Question.of(Heading.EVIDENCE, id, question, answer);
  }
}
