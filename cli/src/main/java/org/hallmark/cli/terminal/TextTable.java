package org.hallmark.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Lines of text whose columns stand below each other. */
public final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /** A table with a line of headings. */
  public TextTable(String... headings) {
    rows.add(List.of(headings));
  }

  /** Adds a line; it has a cell for every heading. */
  public void row(String... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException(
          "cells must be " + rows.get(0).size() + ". Provided value: " + cells.length);
    }
    rows.add(List.of(cells));
  }

  /** The lines, without blanks at their ends. */
  public List<String> lines() {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], width(row.get(c)));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      String cell = row.get(c);
      line.append(cell).append(" ".repeat(widths[c] - width(cell))).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
