package org.hallmark.reports;

import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.privacy.statement.NoPrivacyClaim;
import org.hallmark.reports.checklist.Checklist;
import org.hallmark.reports.checklist.ChecklistDocument;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.figure.Figure;
import org.hallmark.reports.figure.Figures;
import org.hallmark.reports.label.LabelDocument;
import org.hallmark.reports.words.NotClaimed;

/** The report for machines, member by member. */
record ReportDocument(ReportInput input) {

  SortedMap<String, Object> members() {
    SortedMap<String, Object> report = new TreeMap<>();
    Checklist checklist = Checklist.of(input);
    report.put("schema", Renderer.VERSION);
    report.put("synthetic", true);
    report.put("label", LabelDocument.of(input, checklist));
    report.put("checklist", ChecklistDocument.of(checklist));
    report.put("figures", Figures.of(input).stream().map(Figure::document).toList());
    report.put("notClaimed", NotClaimed.sentences(input));
    facts(report);
    results(report);
    return report;
  }

  private void facts(SortedMap<String, Object> report) {
    report.put("manifest", input.manifest());
    report.put("plan", input.plan());
    report.put("source", input.source());
    report.put("datasheet", input.datasheet());
    report.put("making", input.making());
    report.put("training", input.training());
    report.put("run", input.run());
    report.put("registration", input.registration());
  }

  private void results(SortedMap<String, Object> report) {
    input
        .privacy()
        .ifPresentOrElse(
            privacy -> {
              report.put("privacy", privacy.statement());
              report.put("disclosure", privacy.disclosure());
              report.put("ledger", privacy.ledger());
            },
            () -> report.put("privacy", NoPrivacyClaim.ONLY));
    report.put("observables", input.observables());
    input.comparison().ifPresent(comparison -> report.put("exact", comparison));
    report.put("laws", input.laws());
    report.put("claims", input.claims());
  }
}
