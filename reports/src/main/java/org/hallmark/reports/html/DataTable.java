package org.hallmark.reports.html;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of facts whose first column names its rows. It scrolls within itself where the screen is
 * narrow.
 *
 * @param caption what it shows
 * @param columns its columns
 * @param rows one cell per column each
 */
public record DataTable(String caption, List<Column> columns, List<List<Markup>> rows) {
  /** Up to so many columns fit on a telephone without scrolling. */
  private static final int NARROW = 4;

  /** How the cells of a column stand. */
  public enum Align {
    /** Words. */
    START,
    /** Numbers, so that their digits stand below each other. */
    END
  }

  /** A column: its heading and how its cells stand. */
  public record Column(String heading, Align align) {
    /** A column of words. */
    public static Column words(String heading) {
      return new Column(heading, Align.START);
    }

    /** A column of numbers. */
    public static Column numbers(String heading) {
      return new Column(heading, Align.END);
    }
  }

  public DataTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (List<Markup> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "rows must have " + columns.size() + " cells. Provided value: " + row.size());
      }
    }
  }

  /** The table as an element. */
  public Element element() {
    Element head = Element.of("tr", columns.stream().map(DataTable::heading).toList());
    Element table =
        Element.of(
                "table",
                Element.of("caption", caption),
                Element.of("thead", head),
                Element.of("tbody", rows.stream().map(this::row).toList()))
            .in(columns.size() > NARROW ? "broad" : "plain");
    return Tags.div("scroll", table)
        .with("role", "region")
        .with("tabindex", "0")
        .with("aria-label", caption);
  }

  private static Element heading(Column column) {
    return aligned(Element.of("th", column.heading()).with("scope", "col"), column);
  }

  private Element row(List<Markup> cells) {
    List<Element> all = new ArrayList<>();
    all.add(aligned(Element.of("th", cells.get(0)).with("scope", "row"), columns.get(0)));
    for (int i = 1; i < cells.size(); i++) {
      all.add(aligned(Element.of("td", cells.get(i)), columns.get(i)));
    }
    return Element.of("tr", all);
  }

  private static Element aligned(Element cell, Column column) {
    return column.align() == Align.END ? cell.in("number") : cell;
  }
}
