package org.hallmark.reports.checklist;

import static org.hallmark.reports.checklist.Answer.notApplicable;
import static org.hallmark.reports.checklist.Answer.value;
import static org.hallmark.reports.checklist.Standard.CROISSANT;
import static org.hallmark.reports.checklist.Standard.DATASHEETS;

import java.util.List;
import java.util.function.Function;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.html.Numbers;

/** O: how a stranger finds out whether it is what it says. */
final class ProvenanceQuestions {
  private ProvenanceQuestions() {}

  static List<Question> all() {
    return List.of(
        ask(
            "manifest",
            "What binds the files?",
            in -> value("manifest.json, " + in.manifest().schema())),
        ask(
                "files",
                "Which files are there?",
                in ->
                    value(
                        Numbers.counted(in.manifest().artifacts().size(), "file")
                            + ", each with size and SHA-256, in the chapter on provenance; nothing"
                            + " outside is needed"))
            .answers(CROISSANT, "distribution")
            .answers(DATASHEETS, "composition: self-contained"),
        ask("signer", "Who signed it?", ProvenanceQuestions::signer),
        ask(
                "lineage",
                "What was made from what?",
                in ->
                    value(
                        "Drawn in the chapter on provenance; for programs in"
                            + " ro-crate-metadata.json and croissant.json"))
            .answers(CROISSANT, "prov:wasGeneratedBy", "prov:wasDerivedFrom"),
        ask("log", "In which public log does it stand?", ProvenanceQuestions::log),
        ask(
            "audit-command",
            "How is it audited?",
            in -> value("hallmark verify RELEASE --trust TRUST")),
        ask(
            "last-audit",
            "Who audited it last?",
            in ->
                notApplicable(
                    "A page cannot vouch for itself: verdicts of auditors are signed files of"
                        + " their own, and come after it.")));
  }

  private static Answer signer(ReportInput input) {
    return input.manifest().attestations().isEmpty()
        ? Answer.unknown("The manifest names no attestation.")
        : value(
            "The owner's key, in "
                + String.join(", ", input.manifest().attestations())
                + " and the signed tags; whose key that is, your own trust file says");
  }

  private static Answer log(ReportInput input) {
    return input
        .registration()
        .freshness()
        .map(freshness -> value("None; tied to a value from outside instead: " + freshness.value()))
        .orElseGet(
            () ->
                value(
                    "In none, and it is tied to no value from outside: order and time are the"
                        + " owner's word."));
  }

  private static Question ask(String id, String question, Function<ReportInput, Answer> answer) {
    return Question.of(Heading.PROVENANCE, id, question, answer);
  }
}
