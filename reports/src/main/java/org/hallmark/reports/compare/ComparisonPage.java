package org.hallmark.reports.compare;

import static org.hallmark.reports.html.Tags.code;
import static org.hallmark.reports.html.Tags.div;
import static org.hallmark.reports.html.Tags.outside;
import static org.hallmark.reports.html.Tags.p;
import static org.hallmark.reports.html.Tags.section;
import static org.hallmark.reports.html.Tags.span;
import static org.hallmark.reports.html.Tags.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hallmark.reports.compare.Comparison.Cell;
import org.hallmark.reports.compare.Comparison.Change;
import org.hallmark.reports.compare.Comparison.Part;
import org.hallmark.reports.compare.Comparison.Row;
import org.hallmark.reports.compare.Comparison.Side;
import org.hallmark.reports.html.DataTable;
import org.hallmark.reports.html.DataTable.Column;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;
import org.hallmark.reports.plot.IntervalPlot;
import org.hallmark.reports.plot.Ruler;
import org.hallmark.reports.words.Badges;

/** The body of the page that shows a comparison: first what changed, then everything. */
public record ComparisonPage(Comparison comparison) {
  /** More intervals than this would be a wall; the table has them all. */
  private static final int MOST_PLOTTED = 20;

  private static final Set<String> NAMED = Set.of("claims", "divergences", "laws", "checklist");

  private static final int LONGEST_WORD = 30;

  /** The title of the page. */
  public String title() {
    return comparison.a().name() + " and " + comparison.b().name() + " · synthetic data compared";
  }

  /** The page's body. */
  public Element body() {
    List<Element> links =
        comparison.parts().stream()
            .map(part -> Element.of("a", part.title()).with("href", "#" + part.id()))
            .toList();
    return Element.of(
        "body",
        Element.of("a", "Skip to the overview").in("skip").with("href", "#overview"),
        Element.of(
            "header",
            p("Hallmark comparison").in("brand"),
            Element.of("nav", links).with("aria-label", "Chapters")),
        main(),
        Element.of(
            "footer",
            p(
                "Made from the two releases' manifests, plans and results. This page is no part of"
                    + " either, and nobody signed it; hallmark verify tells whether they can be"
                    + " believed.")));
  }

  private Element main() {
    List<Element> all = new ArrayList<>();
    all.add(overview());
    comparison.parts().forEach(part -> all.add(chapter(part)));
    return Element.of("main", all);
  }

  private Element overview() {
    Element heading = Element.of("h1", "Two releases side by side").with("id", "title");
    return Element.of(
            "section",
            div("title", p("Synthetic data").in("mark"), heading),
            div("columns", side("A", comparison.a()), side("B", comparison.b())),
            tallies())
        .in("label")
        .with("id", "overview")
        .with("aria-labelledby", "title");
  }

  private static Element side(String letter, Side side) {
    return div(
        "column",
        Element.of("h2", text(letter + " · "), outside(side.name())),
        p(outside(side.title())),
        p("Run " + side.run() + ", report by " + side.renderer()).in("soft"),
        p(text("Manifest "), code(side.root())).in("soft"));
  }

  private Element tallies() {
    List<List<Markup>> rows = new ArrayList<>();
    for (Part part : comparison.parts()) {
      rows.add(
          List.of(Element.of("a", part.title()).with("href", "#" + part.id()), text(part.tally())));
    }
    List<Column> columns = List.of(Column.words("Of B beside A"), Column.words("Rows"));
    return div("not-claimed", new DataTable("What changed from A to B", columns, rows).element());
  }

  private Element chapter(Part part) {
    List<Markup> inside = new ArrayList<>();
    inside.add(p(part.note()));
    if (part.rows().isEmpty()) {
      inside.add(p("No difference."));
    } else {
      plot(part).ifPresent(inside::add);
      inside.add(table(part));
    }
    return section(part.id(), part.title(), inside);
  }

  private static Element table(Part part) {
    List<Column> columns =
        List.of(
            Column.words("What"), Column.words("A"), Column.words("B"), Column.words("B beside A"));
    List<List<Markup>> rows = part.rows().stream().map(row -> cells(part, row)).toList();
    return new DataTable(part.title() + ": A and B", columns, rows).element();
  }

  private static List<Markup> cells(Part part, Row row) {
    return List.of(what(part, row), cell(row.a()), cell(row.b()), change(row.change()));
  }

  /** Things that plans name have their ids below their titles. */
  private static Markup what(Part part, Row row) {
    if (part.id().equals("plan")) {
      return code(row.id());
    }
    return NAMED.contains(part.id())
        ? Element.of("span", outside(row.title()), text(" "), code(row.id())).in("what")
        : outside(row.title());
  }

  /** Digests and JSON may be broken anywhere. */
  private static Markup cell(Cell cell) {
    boolean endless =
        List.of(cell.text().split(" ")).stream().anyMatch(word -> word.length() > LONGEST_WORD);
    return endless ? code(cell.text()) : outside(cell.text());
  }

  private static Markup change(Change change) {
    return switch (change) {
      case BETTER -> Badges.good(change.word());
      case WORSE -> Badges.bad(change.word());
      case SAME -> span("soft", change.word());
      default -> text(change.word());
    };
  }

  /** Both intervals of every divergence that both releases have. */
  private static Optional<Element> plot(Part part) {
    List<Row> both =
        part.rows().stream()
            .filter(row -> row.a().lower().isPresent() && row.b().lower().isPresent())
            .limit(MOST_PLOTTED)
            .toList();
    if (!part.id().equals("divergences") || both.isEmpty()) {
      return Optional.empty();
    }
    List<IntervalPlot.Row> rows = new ArrayList<>();
    for (Row row : both) {
      rows.add(plotted("A · " + row.title(), row.a()));
      rows.add(plotted("B · " + row.title(), row.b()));
    }
    Ruler ruler = IntervalPlot.ruler(rows);
    Element drawing =
        new IntervalPlot(rows, ruler, "divergence in bit, spaced by its square root")
            .draw(
                "plot-divergences",
                "Divergences of A and B",
                "For each observable the estimate and the interval of A, and below it those of B.");
    String caption =
        "Dot and line: estimate with its interval. The numbers stand in the table below"
            + (both.size() == MOST_PLOTTED ? ", and further observables too." : ".");
    return Optional.of(
        div("card", Element.of("figure", drawing, Element.of("figcaption", caption))));
  }

  private static IntervalPlot.Row plotted(String label, Cell cell) {
    String value = cell.text().replaceAll("[ ;].*", "");
    return new IntervalPlot.Row(
        label, value, cell.estimate(), cell.lower(), cell.upper(), Optional.empty(), List.of());
  }
}
