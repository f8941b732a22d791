package org.hallmark.reports.checklist;

import static org.hallmark.reports.checklist.Answer.notApplicable;
import static org.hallmark.reports.checklist.Answer.withheld;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hallmark.physics.LawResult;
import org.hallmark.physics.LawResult.Evidence;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.html.Numbers;

/** J: which laws the synthetic data were held against, and how they fared. */
final class LawQuestions {
  private LawQuestions() {}

  static List<Question> all() {
    return List.of(
        ask("law", "Which laws?", LawResult::title),
        ask("residual", "By which residual?", law -> law.formula() + unit(law)),
        ask(
            "tolerance",
            "Beyond which tolerance is a law broken?",
            law -> Numbers.withUnit(Numbers.setting(law.tolerance()), law.unit())),
        ask(
            "violations",
            "How often is it broken?",
            law -> Numbers.count(law.violations()) + " of " + Numbers.count(law.checked())),
        ask(
            "upper-bound",
            "At most how often?",
            law -> Numbers.percentUpper(law.upper()) + " (" + Numbers.percent(law.level()) + ")"),
        ask("worst", "How badly at worst?", LawQuestions::worst),
        Question.of(
            Heading.PHYSICS, "law-reference", "How does the source fare?", LawQuestions::source),
        ask(
            "filtered-share",
            "What was filtered before?",
            law ->
                law.evidence()
                    .flatMap(Evidence::filtered)
                    .map(f -> Numbers.count(f.rows()) + " of " + Numbers.count(f.of()))
                    .orElse("nothing")),
        ask("weakness", "What does a passed check not show?", LawResult::weakness));
  }

  private static String unit(LawResult law) {
    return law.unit().equals("1") ? "" : " in " + law.unit();
  }

  private static String worst(LawResult law) {
    return law.worst().stream()
        .mapToDouble(LawResult.Worst::residual)
        .mapToObj(Numbers::number)
        .findFirst()
        .map(residual -> "residual " + Numbers.withUnit(residual, law.unit()))
        .orElse("none is listed");
  }

  private static Answer source(ReportInput input) {
    List<LawResult> told =
        input.laws().stream().filter(law -> law.reference().isPresent()).toList();
    if (input.laws().isEmpty()) {
      return none();
    }
    return told.isEmpty()
        ? withheld("No count of the source was bought from the budget.")
        : Answer.value(
            told.stream()
                .map(law -> law.id() + ": " + reference(law.reference().get()))
                .collect(Collectors.joining("; ")));
  }

  private static String reference(LawResult.Reference reference) {
    return Numbers.count(reference.violations())
        + (reference.noise().isPresent() ? " violations, noised" : " violations");
  }

  private static Answer none() {
    return notApplicable("No law is registered.");
  }

  private static Question ask(String id, String question, Function<LawResult, String> part) {
    String named = id.startsWith("law") ? id : "law-" + id;
    return Question.of(
        Heading.PHYSICS,
        named,
        question,
        input ->
            Answers.each(input.laws(), none().text(), law -> law.id() + ": " + part.apply(law)));
  }
}
