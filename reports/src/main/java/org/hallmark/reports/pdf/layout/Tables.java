package org.hallmark.reports.pdf.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.reports.pdf.css.Styles;
import org.hallmark.reports.pdf.file.Tag;

/** Grids from tables. */
final class Tables {
  private final Blocks blocks;
  private final Styles styles;

  Tables(Blocks blocks, Styles styles) {
    this.blocks = blocks;
    this.styles = styles;
  }

  /** The table below its caption. */
  Box table(Styled table, Tag parent) {
    List<Stack.Item> items = new ArrayList<>();
    Tag tag = parent.add("Table");
    List<List<Grid.Cell>> headings = new ArrayList<>();
    List<List<Grid.Cell>> rows = new ArrayList<>();
    for (Styled part : table.children(styles)) {
      switch (part.name()) {
        case "caption" ->
            blocks
                .container(part, tag.add("Caption"))
                .ifPresent(caption -> items.add(new Stack.Item(headed(caption), 0)));
        case "thead" -> rows(part, tag.add("THead"), headings);
        case "tbody", "tfoot" -> rows(part, tag.add("TBody"), rows);
        case "tr" -> rows.add(row(part, tag));
        default -> {
          // Columns have no content.
        }
      }
    }
    int columns = Math.max(columns(headings), columns(rows));
    items.add(new Stack.Item(new Grid(headings, rows, columns), 2));
    return Stack.of(items);
  }

  /** A caption does not stand alone at the end of a page. */
  private static Box headed(Box caption) {
    return new Stack(
        List.of(new Stack.Item(caption, 0)),
        Frame.NONE,
        Double.MAX_VALUE,
        Stack.Cut.NOT_AFTER,
        Stack.Mark.NONE);
  }

  private static int columns(List<List<Grid.Cell>> rows) {
    return rows.stream()
        .mapToInt(row -> row.stream().mapToInt(Grid.Cell::span).sum())
        .max()
        .orElse(0);
  }

  private void rows(Styled part, Tag tag, List<List<Grid.Cell>> into) {
    for (Styled row : part.children(styles)) {
      into.add(row(row, tag));
    }
  }

  private List<Grid.Cell> row(Styled row, Tag parent) {
    Tag tag = parent.add("TR");
    List<Grid.Cell> cells = new ArrayList<>();
    for (Styled cell : row.children(styles)) {
      int span = Integer.parseInt(cell.element().attributes().getOrDefault("colspan", "1"));
      Tag meaning = cell.name().equals("th") ? heading(cell, tag, span) : tag.addCell(span);
      Optional<Box> box = blocks.container(cell, meaning);
      cells.add(new Grid.Cell(box.orElseGet(Tables::empty), span));
    }
    return cells;
  }

  private static Tag heading(Styled cell, Tag row, int span) {
    boolean names = cell.element().attributes().getOrDefault("scope", "col").startsWith("row");
    return row.addHeading(names ? "Row" : "Column", span);
  }

  private static Box empty() {
    return Stack.of(List.of());
  }
}
