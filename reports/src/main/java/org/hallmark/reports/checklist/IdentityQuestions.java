package org.hallmark.reports.checklist;

import static org.hallmark.reports.checklist.Answer.value;
import static org.hallmark.reports.checklist.Answers.told;
import static org.hallmark.reports.checklist.Standard.CROISSANT;
import static org.hallmark.reports.checklist.Standard.DATASHEETS;
import static org.hallmark.reports.checklist.Standard.OPENDP;

import java.util.List;
import java.util.function.Function;
import org.hallmark.preregistration.plan.DatasheetItem;
import org.hallmark.reports.facts.ReportInput;

/** A: what it is, and that it is synthetic. */
final class IdentityQuestions {
  private IdentityQuestions() {}

  static List<Question> all() {
    return List.of(
        ask("name", "What is it called?", in -> value(in.manifest().name()))
            .answers(CROISSANT, "name")
            .answers(OPENDP, "name"),
        ask("title", "What is it, in one line?", in -> value(in.plan().title()))
            .answers(CROISSANT, "description")
            .answers(OPENDP, "description"),
        ask("version", "Which version is it?", in -> value("Run " + in.manifest().run()))
            .answers(CROISSANT, "version"),
        ask("identifier", DatasheetItem.IDENTIFIER).answers(CROISSANT, "url"),
        ask("date", "When was it made?", IdentityQuestions::date)
            .answers(CROISSANT, "datePublished")
            .answers(OPENDP, "publication date"),
        ask(
                "cite",
                "How is it cited?",
                in -> value("As " + Answers.file(in, "CITATION.cff") + ", says."))
            .answers(CROISSANT, "citeAs"),
        ask("licence", "Under which licence?", in -> value(in.plan().licence()))
            .answers(CROISSANT, "license")
            .answers(DATASHEETS, "distribution: licence"),
        ask(
                "creators",
                "Who made it?",
                in -> Answers.each(in.plan().creators(), "The plan names nobody.", name -> name))
            .answers(CROISSANT, "creator")
            .answers(OPENDP, "data curators")
            .answers(DATASHEETS, "motivation: creators"),
        ask(
                "synthetic-flag",
                "Is it marked as synthetic where programs read?",
                in ->
                    value(
                        "Yes: rai:hasSyntheticData in croissant.json, the member synthetic of"
                            + " report.json, and the meta element synthetic-data of this page. The table"
                            + " itself bears no mark."))
            .answers(CROISSANT, "rai:dataCollectionType"),
        ask(
                "declaration",
                "Is it marked as synthetic where people read?",
                in -> value("Yes: no row was observed. A generative model drew every one."))
            .answers(OPENDP, "data product type"),
        ask("contact", DatasheetItem.CONTACT).answers(DATASHEETS, "maintenance: contact"),
        ask("maintainer", DatasheetItem.MAINTAINER).answers(DATASHEETS, "maintenance: who"),
        ask("sector", DatasheetItem.SECTOR).answers(OPENDP, "sector"),
        ask("region", DatasheetItem.REGION).answers(OPENDP, "region"));
  }

  private static Answer date(ReportInput input) {
    return input.making().runs().stream()
        .filter(run -> run.number() == input.manifest().run())
        .findFirst()
        .map(run -> value("Its run was opened " + run.openedAt() + ", by the owner's clock."))
        .orElseGet(() -> Answer.unknown("No entry tells when its run was opened."));
  }

  private static Question ask(String id, String question, Function<ReportInput, Answer> answer) {
    return Question.of(Heading.IDENTITY, id, question, answer);
  }

  private static Question ask(String id, DatasheetItem item) {
    return ask(id, item.question(), told(item));
  }
}
