package org.hallmark.reports;

import static org.hallmark.reports.html.Tags.outside;
import static org.hallmark.reports.html.Tags.p;
import static org.hallmark.reports.html.Tags.text;

import java.util.List;
import java.util.Map;
import org.hallmark.reports.checklist.Checklist;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.label.FactsLabel;
import org.hallmark.reports.section.ChecklistSection;
import org.hallmark.reports.section.ClaimsSection;
import org.hallmark.reports.section.FidelitySection;
import org.hallmark.reports.section.LawsSection;
import org.hallmark.reports.section.PrivacySection;
import org.hallmark.reports.section.ProvenanceSection;
import org.hallmark.reports.section.VerifySection;

/** The whole page: head with its policy, landmarks, sections from the label to the commands. */
record Page(ReportInput input, Checklist checklist) {
  private static final List<Map.Entry<String, String>> CHAPTERS =
      List.of(
          Map.entry("claims", "Claims"),
          Map.entry("privacy", "Privacy"),
          Map.entry("fidelity", "Fidelity"),
          Map.entry("laws", "Laws"),
          Map.entry("checklist", "Checklist"),
          Map.entry("provenance", "Provenance"),
          Map.entry("verify", "Verify"));

  String markup() {
    return new HtmlDocument(title(), Renderer.VERSION, Style.sheet(), body()).markup();
  }

  String title() {
    return input.plan().title() + " · synthetic data · compliance report";
  }

  Element body() {
    Element skip = Element.of("a", "Skip to the label").in("skip").with("href", "#label");
    return Element.of("body", skip, header(), main(), footer());
  }

  private static Element header() {
    List<Element> links =
        CHAPTERS.stream()
            .map(
                chapter -> Element.of("a", chapter.getValue()).with("href", "#" + chapter.getKey()))
            .toList();
    return Element.of(
        "header",
        p("Hallmark compliance report").in("brand"),
        Element.of("nav", links).with("aria-label", "Chapters"));
  }

  private Element main() {
    return Element.of(
        "main",
        new FactsLabel(input, checklist).render(),
        new ClaimsSection(input).render(),
        PrivacySection.of(input.privacy()),
        new FidelitySection(input).render(),
        new LawsSection(input.laws()).render(),
        new ChecklistSection(checklist).render(),
        new ProvenanceSection(input).render(),
        new VerifySection(input.run()).render());
  }

  private Element footer() {
    return Element.of(
        "footer",
        p(
            text("Synthetic data: "),
            outside(input.manifest().name()),
            text(
                ". This page is a pure function of the manifest and the results it lists; whoever"
                    + " has the release can render it again, byte for byte.")));
  }
}
