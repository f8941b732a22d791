package org.hallmark.reports.section;

import static org.hallmark.reports.html.Tags.code;
import static org.hallmark.reports.html.Tags.details;
import static org.hallmark.reports.html.Tags.div;
import static org.hallmark.reports.html.Tags.list;
import static org.hallmark.reports.html.Tags.outside;
import static org.hallmark.reports.html.Tags.p;
import static org.hallmark.reports.html.Tags.section;
import static org.hallmark.reports.html.Tags.span;
import static org.hallmark.reports.html.Tags.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hallmark.reports.checklist.Answer.Status;
import org.hallmark.reports.checklist.Checklist;
import org.hallmark.reports.checklist.Checklist.Field;
import org.hallmark.reports.checklist.Heading;
import org.hallmark.reports.checklist.Standard;
import org.hallmark.reports.checklist.Standard.Item;
import org.hallmark.reports.html.DataTable;
import org.hallmark.reports.html.DataTable.Column;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;
import org.hallmark.reports.html.Numbers;

/** The checklist A to Q, and where each standard finds its answers. */
public record ChecklistSection(Checklist checklist) {

  public Element render() {
    List<Markup> parts = new ArrayList<>();
    parts.add(
        p(
            "What NIST, the OpenDP registry, REFORMS, Datasheets and Croissant ask of a data"
                + " release, each question once, answered from plan, seal, run and results. No answer"
                + " was typed into this page: what only the owner knows stands in the sealed plan. One unknown"
                + " keeps the list from being complete."));
    parts.add(p(Element.of("strong", checklist.tally() + ".")));
    unknown().ifPresent(parts::add);
    List<Element> headings = new ArrayList<>();
    for (Heading heading : Heading.values()) {
      headings.add(part(heading));
    }
    parts.add(div("parts answers", headings));
    parts.add(crosswalk());
    return section("checklist", "Checklist", parts);
  }

  private Optional<Element> unknown() {
    List<Field> open =
        checklist.fields().stream()
            .filter(field -> field.answer().status() == Status.UNKNOWN)
            .toList();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            div(
                "gaps",
                Element.of("h3", "Unknown"),
                list(
                    open.stream()
                        .map(field -> field.code() + " " + field.question().question())
                        .toList())));
  }

  private Element part(Heading heading) {
    List<Field> fields = checklist.of(heading);
    long unknown =
        fields.stream().filter(field -> field.answer().status() == Status.UNKNOWN).count();
    String summary =
        heading.letter()
            + " · "
            + heading.title()
            + ": "
            + Numbers.counted(fields.size(), "field")
            + (unknown == 0 ? "" : ", " + Numbers.count(unknown) + " unknown");
    Element table =
        new DataTable(
                heading.letter() + ". " + heading.title(),
                List.of(
                    Column.words("Field"),
                    Column.words("Question"),
                    Column.words("State"),
                    Column.words("Answer")),
                fields.stream().map(ChecklistSection::row).toList())
            .element();
    return details(summary, table);
  }

  private static List<Markup> row(Field field) {
    return List.of(
        text(field.code()),
        text(field.question().question()),
        state(field.answer().status()),
        outside(field.answer().text()));
  }

  private static Element state(Status status) {
    return span("state " + status.word().replace(' ', '-'), status.word());
  }

  private Element crosswalk() {
    List<Element> tables = new ArrayList<>();
    for (Standard standard : Standard.values()) {
      tables.add(
          details(
              standard.title() + ": " + Numbers.counted(standard.items().size(), "item"),
              new DataTable(
                      standard.title() + ": which field answers what it asks",
                      List.of(
                          Column.words("Item"), Column.words("Answered in"), Column.words("State")),
                      standard.items().stream().map(item -> row(new Item(standard, item))).toList())
                  .element()));
    }
    return div(
        "card", Element.of("h3", "Where a standard finds its answers"), div("parts", tables));
  }

  private List<Markup> row(Item item) {
    List<Field> fields = checklist.answering(item);
    String codes =
        fields.stream()
            .map(field -> field.code() + " " + field.question().id())
            .collect(Collectors.joining(", "));
    String states =
        fields.stream()
            .map(field -> field.answer().status().word())
            .distinct()
            .collect(Collectors.joining(", "));
    return List.of(text(item.name()), code(codes), text(states));
  }
}
