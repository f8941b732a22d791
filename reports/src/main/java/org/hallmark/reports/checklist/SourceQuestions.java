package org.hallmark.reports.checklist;

import static org.hallmark.reports.checklist.Answer.value;
import static org.hallmark.reports.checklist.Answer.withheld;
import static org.hallmark.reports.checklist.Answers.told;
import static org.hallmark.reports.checklist.Standard.CROISSANT;
import static org.hallmark.reports.checklist.Standard.DATASHEETS;
import static org.hallmark.reports.checklist.Standard.NIST;
import static org.hallmark.reports.checklist.Standard.OPENDP;
import static org.hallmark.reports.checklist.Standard.REFORMS;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hallmark.preregistration.plan.DatasheetItem;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.facts.SourceFacts.ColumnFacts;
import org.hallmark.reports.html.Numbers;

/** C: what the generator learnt from. */
final class SourceQuestions {
  private SourceQuestions() {}

  static List<Question> all() {
    return List.of(
        ask("source", "What is the source?", in -> value(in.plan().sourceTitle()))
            .answers(REFORMS, "2a")
            .answers(CROISSANT, "prov:wasDerivedFrom"),
        ask("source-digest", "Which bytes is it?", SourceQuestions::digest).answers(REFORMS, "2a"),
        ask("confidentiality", "Who may see it?", in -> value(in.plan().confidentiality()))
            .answers(DATASHEETS, "composition: confidential"),
        ask("provider", DatasheetItem.PROVIDER)
            .answers(DATASHEETS, "collection: who", "collection: directly or by others")
            .answers(REFORMS, "3a"),
        ask("collection", DatasheetItem.COLLECTION)
            .answers(DATASHEETS, "collection: acquisition", "collection: mechanisms")
            .answers(CROISSANT, "rai:dataCollection")
            .answers(REFORMS, "3a"),
        ask("timeframe", DatasheetItem.TIMEFRAME)
            .answers(DATASHEETS, "collection: timeframe")
            .answers(CROISSANT, "rai:dataCollectionTimeframe")
            .answers(REFORMS, "3a"),
        ask("columns", "What does a row hold?", SourceQuestions::columns)
            .answers(DATASHEETS, "composition: instances", "composition: data of an instance")
            .answers(CROISSANT, "recordSet")
            .answers(OPENDP, "data domain"),
        ask("size", "How many rows has it?", SourceQuestions::size).answers(REFORMS, "3e"),
        ask("missing", "What is missing in it?", SourceQuestions::missing)
            .answers(DATASHEETS, "composition: missing information")
            .answers(CROISSANT, "rai:dataCollectionMissingData")
            .answers(REFORMS, "3f"),
        ask("raw-data", DatasheetItem.RAW_DATA)
            .answers(DATASHEETS, "preprocessing: raw data")
            .answers(CROISSANT, "rai:dataCollectionRawData"),
        ask("sampling-frame", DatasheetItem.SAMPLING_FRAME)
            .answers(REFORMS, "3b")
            .answers(
                DATASHEETS, "composition: sample of a larger set", "collection: sampling strategy"),
        ask("representativeness", DatasheetItem.REPRESENTATIVENESS).answers(REFORMS, "3g"),
        ask("outcomes", "How are its quantities distributed?", SourceQuestions::outcomes)
            .answers(REFORMS, "3d"),
        ask("annotation", DatasheetItem.ANNOTATION)
            .answers(DATASHEETS, "composition: label")
            .answers(
                CROISSANT,
                "rai:dataAnnotationProtocol",
                "rai:dataAnnotationPlatform",
                "rai:dataAnnotationAnalysis",
                "rai:annotationsPerItem",
                "rai:annotatorDemographics",
                "rai:machineAnnotationTools"),
        ask("dependence", DatasheetItem.DEPENDENCE)
            .answers(DATASHEETS, "composition: relationships")
            .answers(REFORMS, "6b"),
        ask("errors", DatasheetItem.ERRORS)
            .answers(DATASHEETS, "composition: errors and duplicates"),
        ask("legal-basis", DatasheetItem.LEGAL_BASIS).answers(DATASHEETS, "collection: notice"),
        ask("consent", DatasheetItem.CONSENT)
            .answers(DATASHEETS, "collection: consent", "collection: revocation"),
        ask("sensitive-attributes", DatasheetItem.SENSITIVE_ATTRIBUTES)
            .answers(DATASHEETS, "composition: sensitive", "composition: offensive")
            .answers(CROISSANT, "rai:personalSensitiveInformation"),
        ask("collection-exposure", DatasheetItem.COLLECTION_EXPOSURE)
            .answers(NIST, "data collection exposure"));
  }

  private static Answer digest(ReportInput input) {
    return input
        .making()
        .source()
        .map(digest -> value("SHA-256 " + digest))
        .orElseGet(
            () ->
                withheld(
                    "A digest of a confidential file would tell it to whoever guesses it."
                        + " Committed to: "
                        + input.making().data()));
  }

  private static Answer columns(ReportInput input) {
    return Answers.each(
        input.source().columns(), "The plan names no column.", SourceQuestions::column);
  }

  private static String column(ColumnFacts column) {
    return column.name()
        + " ("
        + column.title()
        + "; "
        + column.kind()
        + (column.unit().equals("1") ? "" : " in " + column.unit())
        + ")";
  }

  private static Answer size(ReportInput input) {
    return input
        .source()
        .publicRows()
        .map(rows -> value(Numbers.counted(rows, "row") + ", which the plan makes public"))
        .orElseGet(
            () ->
                withheld(
                    "The number of rows is private; the public nominal size is "
                        + Numbers.count(input.source().nominalSize())
                        + "."));
  }

  private static Answer missing(ReportInput input) {
    String named =
        input.source().columns().stream()
            .filter(column -> column.missing().equals("category"))
            .map(ColumnFacts::name)
            .collect(Collectors.joining(", "));
    String rule =
        named.isEmpty()
            ? "No column may be empty."
            : "An empty cell is a value of its own in: " + named + ".";
    return value(
        rule
            + (Answers.isPublic(input)
                ? " What is not as the plan says is listed in the chapter on fidelity."
                : " How many cells are empty is private but where a noised histogram has them."));
  }

  private static Answer outcomes(ReportInput input) {
    return input.observables().isEmpty()
        ? Answer.notApplicable("No observable is registered.")
        : value(
            (Answers.isPublic(input) ? "Exact" : "Noised")
                + " histograms of "
                + Numbers.counted(input.observables().size(), "observable")
                + ", in the chapter on fidelity and in results/measurements.json");
  }

  private static Question ask(String id, String question, Function<ReportInput, Answer> answer) {
    return Question.of(Heading.SOURCE, id, question, answer);
  }

  private static Question ask(String id, DatasheetItem item) {
    return ask(id, item.question(), told(item));
  }
}
