package org.hallmark.reports.checklist;

import static org.hallmark.reports.checklist.Answer.notApplicable;
import static org.hallmark.reports.checklist.Answer.value;
import static org.hallmark.reports.checklist.Standard.REFORMS;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hallmark.preregistration.ClaimVerdict;
import org.hallmark.preregistration.Deviation;
import org.hallmark.provenance.json.Words;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.facts.Setting;
import org.hallmark.reports.html.Numbers;
import org.hallmark.reports.words.PrivacyWords;

/** L and M: what was fixed beforehand, and what came otherwise. */
final class RegistrationQuestions {
  private RegistrationQuestions() {}

  static List<Question> all() {
    return List.of(
        ask(
            "plan-id",
            "What was registered, under which digest?",
            in -> value("plan.json, " + in.manifest().plan())),
        ask(
            "sealed-at",
            "When, and by whose clock?",
            in ->
                value(
                    "Sealed "
                        + in.making().sealedAt()
                        + ", by the owner's clock. Value from outside after the seal: "
                        + in.run().freshness())),
        ask(
            "hypotheses",
            "Which hypotheses and thresholds?",
            in ->
                claims(in, c -> c.statement() + " (below " + Numbers.setting(c.threshold()) + ")")),
        ask("rules", "By which rules are they judged?", RegistrationQuestions::rules)
            .answers(REFORMS, "7c"),
        ask("stop-rule", "Which stop rule?", RegistrationQuestions::stop),
        ask("data-access", "Had the data been seen by then?", RegistrationQuestions::seen),
        ask(
            "verdicts",
            "What became of every hypothesis?",
            in -> claims(in, c -> c.id() + " " + Words.kebab(c.judgement()).replace('-', ' '))),
        deviations("items", "What was not done as planned?", Deviation::item),
        deviations("planned", "What was planned instead?", Deviation::planned),
        deviations("actual", "What was done?", Deviation::actual),
        deviations(
            "when",
            "Before or after data were seen?",
            d -> d.when() == Deviation.When.AFTER_DATA ? "after" : "before"),
        deviations("why", "Why?", d -> d.why().orElse("no reason is given")),
        Question.of(
            Heading.DEVIATIONS,
            "amendments",
            "Which amendments were made, and when?",
            in ->
                Answers.each(
                    in.registration().amendments(),
                    "The plan was never amended.",
                    a -> "Amendment " + a.number() + " at " + a.amendedAt() + ": " + a.why())));
  }

  private static Answer claims(ReportInput input, Function<ClaimVerdict, String> part) {
    return Answers.each(input.claims(), "The plan claims nothing.", part);
  }

  private static Answer rules(ReportInput input) {
    String registered =
        input.registration().rules().stream()
            .map(rule -> rule.name() + " " + rule.value())
            .collect(Collectors.joining("; "));
    return value(
        registered.isEmpty()
            ? "By intervals: a claim is supported where the whole interval lies below its"
                + " threshold."
            : registered);
  }

  private static Answer stop(ReportInput input) {
    return input.registration().rules().stream()
        .filter(rule -> rule.name().equals("stop rule"))
        .findFirst()
        .map(Setting::value)
        .map(Answer::value)
        .orElseGet(
            () ->
                value(
                    "The budget of "
                        + Numbers.counted(input.run().budget(), "run")
                        + "; steps are fixed."));
  }

  private static Answer seen(ReportInput input) {
    return input
        .privacy()
        .map(
            privacy ->
                value(
                    PrivacyWords.settings(privacy.statement())
                        + privacy.statement().settingsInWords()))
        .orElseGet(() -> value("The source is public; whoever sealed the plan may have seen it."));
  }

  private static Question ask(String id, String question, Function<ReportInput, Answer> answer) {
    return Question.of(Heading.PREREGISTRATION, id, question, answer);
  }

  private static Question deviations(String id, String question, Function<Deviation, String> part) {
    return Question.of(
        Heading.DEVIATIONS,
        "deviation-" + id,
        question,
        in -> {
          List<Deviation> all = in.registration().deviations();
          return all.isEmpty()
              ? notApplicable("There is none: the run went as the sealed plan says.")
              : Answers.each(all, "", part);
        });
  }
}
