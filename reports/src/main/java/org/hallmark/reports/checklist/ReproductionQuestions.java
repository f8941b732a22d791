package org.hallmark.reports.checklist;

import static org.hallmark.reports.checklist.Answer.value;
import static org.hallmark.reports.checklist.Answer.withheld;
import static org.hallmark.reports.checklist.Standard.DATASHEETS;
import static org.hallmark.reports.checklist.Standard.REFORMS;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.html.Numbers;

/** N: how it is made again. */
final class ReproductionQuestions {
  private ReproductionQuestions() {}

  static List<Question> all() {
    return List.of(
        ask(
            "class",
            "What must another run of the same generator reach?",
            in -> value("Sealed class: " + in.run().reproduction())),
        ask("code", "Which code made it?", ReproductionQuestions::code)
            .answers(REFORMS, "2b")
            .answers(DATASHEETS, "preprocessing: software"),
        ask(
            "dependencies",
            "In which versions?",
            in ->
                value(
                    Numbers.counted(in.manifest().components().size(), "component")
                        + " with digests, below and in "
                        + Answers.file(in, "software.cdx.json"))),
        ask("environment", "On which machine?", ReproductionQuestions::environment)
            .answers(REFORMS, "2c"),
        ask(
            "run-time",
            "How long did it take?",
            in ->
                in.privacy().isPresent()
                    ? withheld("Times of stages that read a confidential source stay private.")
                    : Answer.notApplicable("A release tells no times, since no run repeats them.")),
        ask(
                "command",
                "Which command checks it again?",
                in -> value("hallmark verify RELEASE --trust TRUST --tier replay"))
            .answers(REFORMS, "2e"),
        ask("readme", "Where is it explained?", in -> value(Answers.file(in, "README.md")))
            .answers(REFORMS, "2d"));
  }

  private static Answer code(ReportInput input) {
    String version = input.manifest().versions().getOrDefault("hallmark", "of unknown version");
    return input.making().runs().stream()
        .filter(run -> run.number() == input.manifest().run())
        .findFirst()
        .map(run -> value("Hallmark " + version + ", jars with digest " + run.code()))
        .orElseGet(() -> Answer.unknown("No entry of the run names its code."));
  }

  private static Answer environment(ReportInput input) {
    return value(
        input.manifest().environment().entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining("; ")));
  }

  private static Question ask(String id, String question, Function<ReportInput, Answer> answer) {
    return Question.of(Heading.REPRODUCIBILITY, "reproduction-" + id, question, answer);
  }
}
