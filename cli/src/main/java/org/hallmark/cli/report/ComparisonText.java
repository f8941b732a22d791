package org.hallmark.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.cli.terminal.TextTable;
import org.hallmark.reports.compare.Comparison;
import org.hallmark.reports.compare.Comparison.Part;
import org.hallmark.reports.compare.Comparison.Row;
import org.hallmark.reports.compare.Comparison.Side;
import org.hallmark.reports.html.VisibleText;

/** A comparison for the terminal: what differs, in columns. */
final class ComparisonText {
  /** Longer cells are cut; the page and the JSON have all of them. */
  private static final int CELL = 38;

  private ComparisonText() {}

  static List<String> of(Comparison comparison) {
    List<String> lines = new ArrayList<>();
    lines.add("A  " + side(comparison.a()));
    lines.add("B  " + side(comparison.b()));
    for (Part part : comparison.parts()) {
      lines.add("");
      lines.add(part.title() + ": " + part.tally());
      List<Row> differing = part.differing();
      if (!differing.isEmpty()) {
        TextTable table = new TextTable("", "A", "B", "B beside A");
        differing.forEach(
            row ->
                table.row(
                    "  " + cut(row.id()),
                    cut(row.a().text()),
                    cut(row.b().text()),
                    row.change().word()));
        lines.addAll(table.lines());
      }
    }
    return lines;
  }

  private static String side(Side side) {
    return VisibleText.of(side.name()) + ", run " + side.run() + ": " + cut(side.title());
  }

  private static String cut(String text) {
    String visible = VisibleText.of(text);
    return visible.codePointCount(0, visible.length()) <= CELL
        ? visible
        : visible.substring(0, visible.offsetByCodePoints(0, CELL - 1)) + "…";
  }
}
