package org.hallmark.reports.checklist;

import static org.hallmark.reports.checklist.Answer.value;
import static org.hallmark.reports.checklist.Standard.CROISSANT;
import static org.hallmark.reports.checklist.Standard.DATASHEETS;
import static org.hallmark.reports.checklist.Standard.REFORMS;

import java.util.List;
import java.util.function.Function;
import org.hallmark.physics.LawResult.Evidence;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.html.Numbers;

/** E: what drew the rows. */
final class GeneratorQuestions {
  /** What a manifest names where training takes its coins from public seeds. */
  private static final String PUBLIC_TRAINING = "public-training";

  private GeneratorQuestions() {}

  static List<Question> all() {
    return List.of(
        ask(
                "architecture",
                "Which model is it?",
                in ->
                    value(
                        in.plan().generator()
                            + "; "
                            + Answers.file(in, "generator/architecture.json")))
            .answers(REFORMS, "5a")
            .answers(CROISSANT, "prov:wasGeneratedBy"),
        ask(
            "weights",
            "Which weights?",
            in -> value(Answers.file(in, "generator/weights.safetensors"))),
        ask("hyper-parameters", "Which settings, and who chose them?", GeneratorQuestions::settings)
            .answers(REFORMS, "5e"),
        ask("seeds", "Which seeds?", GeneratorQuestions::seeds),
        ask(
            "training-data",
            "Which data was it trained on?",
            in ->
                in.making()
                    .source()
                    .map(digest -> value("The source, SHA-256 " + digest))
                    .orElseGet(
                        () -> Answer.withheld("The source, committed to: " + in.making().data()))),
        ask(
            "stopping",
            "When did training stop?",
            in -> value("After the number of steps that the plan fixes; nothing stopped it.")),
        ask(
            "runs",
            "How many runs were there?",
            in ->
                value(
                    Numbers.counted(in.making().runs().size(), "run")
                        + " of at most "
                        + Numbers.count(in.run().budget())
                        + (in.privacy().isPresent() ? ", all of them charged" : ""))),
        ask("selection", "How was one of them chosen?", GeneratorQuestions::choice)
            .answers(REFORMS, "5d"),
        ask(
                "samples",
                "How many rows were drawn?",
                in ->
                    value(
                        Numbers.counted(in.source().rows(), "row")
                            + ", one for every combination of "
                            + String.join(", ", in.source().keys())))
            .answers(DATASHEETS, "composition: number"),
        ask("filtered", "How many were thrown away?", GeneratorQuestions::filtered));
  }

  private static Answer seeds(ReportInput input) {
    String drawn =
        "None was chosen: public draws follow from plan, commitment to the source, outside value ("
            + input.run().freshness()
            + ") and run number";
    return value(
        input.manifest().versions().containsKey(PUBLIC_TRAINING)
            ? drawn + ", and so does training"
            : drawn
                + "; what is private follows from a secret, committed to as "
                + input.making().secret());
  }

  private static Answer settings(ReportInput input) {
    String chosen =
        input
            .privacy()
            .map(privacy -> " Chosen: " + privacy.statement().settingsInWords())
            .orElse(" The source is public, and they may have been tried on it.");
    return input.plan().hyperParameters().isEmpty()
        ? Answer.notApplicable("The generator has none.")
        : value(
            String.join(
                    "; ",
                    input.plan().hyperParameters().stream()
                        .map(setting -> setting.name() + " " + setting.value())
                        .toList())
                + "."
                + chosen);
  }

  private static Answer choice(ReportInput input) {
    return value("By the registered rule: " + input.making().choice());
  }

  private static Answer filtered(ReportInput input) {
    return input.laws().stream()
        .flatMap(law -> law.evidence().stream())
        .map(Evidence::filtered)
        .flatMap(java.util.Optional::stream)
        .findFirst()
        .map(
            filtered ->
                value(
                    Numbers.count(filtered.rows())
                        + " of "
                        + Numbers.count(filtered.of())
                        + " by the plan's own word: "
                        + filtered.reason()))
        .orElseGet(() -> value("None: every row that was drawn is published."));
  }

  private static Question ask(String id, String question, Function<ReportInput, Answer> answer) {
    return Question.of(Heading.GENERATOR, id, question, answer);
  }
}
