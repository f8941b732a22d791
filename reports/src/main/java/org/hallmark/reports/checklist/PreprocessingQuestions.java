package org.hallmark.reports.checklist;

import static org.hallmark.reports.checklist.Answer.notApplicable;
import static org.hallmark.reports.checklist.Answer.value;
import static org.hallmark.reports.checklist.Standard.CROISSANT;
import static org.hallmark.reports.checklist.Standard.DATASHEETS;
import static org.hallmark.reports.checklist.Standard.OPENDP;
import static org.hallmark.reports.checklist.Standard.REFORMS;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.facts.Setting;

/** D: what was done to the source before anything learnt from it. */
final class PreprocessingQuestions {
  private static final String EXCLUDED = "excluded: ";
  private static final String DERIVED = "derived: ";

  private PreprocessingQuestions() {}

  static List<Question> all() {
    return List.of(
        ask(
                "protocol",
                "What was done to it?",
                in ->
                    value(
                        "Cells are read by the plan's kinds and bounds, and encoded by them alone:"
                            + " words, bounds and bins come from the plan, none from the data."))
            .answers(DATASHEETS, "preprocessing: what")
            .answers(CROISSANT, "rai:dataPreprocessingProtocol")
            .answers(OPENDP, "preprocessing")
            .answers(REFORMS, "4c"),
        ask(
                "impossible-values",
                "What became of values that cannot be?",
                in ->
                    value(
                        Answers.isPublic(in)
                            ? "They are refused or told as findings."
                            : "They are clamped to the plan's bounds or counted as outside, in"
                                + " silence."))
            .answers(REFORMS, "4b"),
        ask(
                "imputation",
                "Were missing values filled in?",
                in -> value("No: an empty cell stays empty, or is a value of its own."))
            .answers(CROISSANT, "rai:dataImputationProtocol"),
        ask("manipulation", "Which columns follow from others?", PreprocessingQuestions::derived)
            .answers(CROISSANT, "rai:dataManipulationProtocol"),
        ask("exclusions", "Which rows were left out?", PreprocessingQuestions::excluded)
            .answers(REFORMS, "4a"),
        ask("split", "How was the source split?", PreprocessingQuestions::split)
            .answers(DATASHEETS, "composition: splits")
            .answers(REFORMS, "6a"),
        ask(
                "features",
                "Which columns did the model see, and may it?",
                in ->
                    value(
                        "All of them: it learns their joint law, and no column is a target that"
                            + " another could give away."))
            .answers(REFORMS, "6c"));
  }

  private static Answer derived(ReportInput input) {
    List<Setting> derived =
        input.plan().hyperParameters().stream()
            .filter(setting -> setting.name().startsWith(DERIVED))
            .toList();
    return Answers.each(
        derived,
        "The generator derives no column.",
        setting -> setting.name().substring(DERIVED.length()) + " = " + setting.value());
  }

  private static Answer excluded(ReportInput input) {
    String registered =
        input.registration().rules().stream()
            .filter(rule -> rule.name().startsWith(EXCLUDED))
            .map(rule -> "; " + rule.name() + ", " + rule.value())
            .collect(Collectors.joining());
    return input
        .source()
        .where()
        .map(
            where ->
                value(
                    "All but those with "
                        + where
                        + ", since "
                        + input.source().whereReason()
                        + registered
                        + (Answers.isPublic(input) ? "" : ". How many rows that are is private.")))
        .orElseGet(
            () ->
                registered.isEmpty() ? value("None.") : value(registered.substring("; ".length())));
  }

  private static Answer split(ReportInput input) {
    return input
        .source()
        .heldOut()
        .map(held -> value("Training left out the rows with " + held + "."))
        .orElseGet(
            () ->
                notApplicable(
                    "It was not: training draws from all rows, and nothing is tested on rows that"
                        + " training has not seen."));
  }

  private static Question ask(String id, String question, Function<ReportInput, Answer> answer) {
    return Question.of(Heading.PREPROCESSING, id, question, answer);
  }
}
