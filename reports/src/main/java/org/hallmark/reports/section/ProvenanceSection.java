package org.hallmark.reports.section;

import static org.hallmark.reports.html.Tags.code;
import static org.hallmark.reports.html.Tags.details;
import static org.hallmark.reports.html.Tags.div;
import static org.hallmark.reports.html.Tags.fact;
import static org.hallmark.reports.html.Tags.facts;
import static org.hallmark.reports.html.Tags.outside;
import static org.hallmark.reports.html.Tags.p;
import static org.hallmark.reports.html.Tags.section;
import static org.hallmark.reports.html.Tags.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hallmark.provenance.manifest.Artifact;
import org.hallmark.provenance.manifest.Component;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.reports.facts.PlanFacts;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.figure.Figure;
import org.hallmark.reports.figure.LineageFigure;
import org.hallmark.reports.figure.TimelineFigure;
import org.hallmark.reports.figure.TrainingFigure;
import org.hallmark.reports.html.DataTable;
import org.hallmark.reports.html.DataTable.Column;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;
import org.hallmark.reports.html.Numbers;

/** What made the data: the generator, its settings, the software and every file. */
public record ProvenanceSection(ReportInput input) {

  public Element render() {
    return section(
        "provenance",
        "Generator and provenance",
        List.of(
            facts(origin()),
            div(
                "pair",
                div(
                    "stack",
                    card("From plan to release", TimelineFigure.of(input)),
                    div("card", settings())),
                div("stack", card("What was made from what", LineageFigure.of(input)), training())),
            div("card", environment()),
            artifacts(),
            components()));
  }

  private static Element card(String heading, Figure figure) {
    List<Markup> parts = new ArrayList<>();
    parts.add(Element.of("h3", heading));
    parts.addAll(figure.elements());
    return div("card", parts);
  }

  private Element training() {
    List<Markup> parts = new ArrayList<>();
    parts.add(Element.of("h3", "How training went"));
    parts.addAll(
        TrainingFigure.of(input.training())
            .map(Figure::elements)
            .orElseGet(() -> List.of(p(outside(input.training().silence())))));
    return div("card", parts);
  }

  private List<Element> origin() {
    PlanFacts plan = input.plan();
    Manifest manifest = input.manifest();
    List<Element> facts = new ArrayList<>();
    facts.add(fact("Creators", outside(String.join("; ", plan.creators()))));
    facts.add(fact("Licence", outside(plan.licence())));
    facts.add(
        fact("Source", outside(plan.sourceTitle()), text(" (" + plan.confidentiality() + ")")));
    facts.add(fact("Generator", code(plan.generator())));
    facts.add(fact("Sealed plan", code(manifest.plan().toString())));
    facts.add(fact("Manifest", code(manifest.schema())));
    facts.add(fact("This page", code(manifest.versions().getOrDefault("renderer", "not named"))));
    return facts;
  }

  private Element settings() {
    List<List<Markup>> rows =
        input.plan().hyperParameters().stream()
            .map(setting -> List.<Markup>of(outside(setting.name()), outside(setting.value())))
            .toList();
    return div(
        "stack",
        Element.of("h3", "Settings of the generator"),
        pairs("Settings, as sealed in the plan", rows));
  }

  private Element environment() {
    Manifest manifest = input.manifest();
    return div(
        "stack",
        Element.of("h3", "Software and environment"),
        pairs("Versions that decide bytes", rows(manifest.versions())),
        pairs("Environment of the run", rows(manifest.environment())));
  }

  private static List<List<Markup>> rows(Map<String, String> values) {
    return values.entrySet().stream()
        .map(entry -> List.<Markup>of(outside(entry.getKey()), outside(entry.getValue())))
        .toList();
  }

  private static Element pairs(String caption, List<List<Markup>> rows) {
    return new DataTable(caption, List.of(Column.words("Name"), Column.words("Value")), rows)
        .element();
  }

  private Element artifacts() {
    return new DataTable(
            "Every file of the release that the manifest binds",
            List.of(Column.words("File"), Column.numbers("Size"), Column.words("SHA-256")),
            input.manifest().artifacts().stream().map(ProvenanceSection::row).toList())
        .element();
  }

  private static List<Markup> row(Artifact artifact) {
    return List.of(
        code(artifact.path()), text(Numbers.bytes(artifact.size())), code(artifact.sha256().hex()));
  }

  private Element components() {
    List<List<Markup>> rows =
        input.manifest().components().stream().map(ProvenanceSection::row).toList();
    Element table =
        new DataTable(
                "Software that the run was made with",
                List.of(
                    Column.words("Component"), Column.words("Version"), Column.words("SHA-256")),
                rows)
            .element();
    return details("Software components: " + Numbers.count(rows.size()), table);
  }

  private static List<Markup> row(Component component) {
    return List.of(
        outside(component.name()), outside(component.version()), code(component.sha256().hex()));
  }
}
