package org.hallmark.reports.pdf.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hallmark.reports.pdf.file.Sheet;

/**
 * A table: its heading rows stand again at the top of every page. Columns share the width by what
 * their cells need, as browsers do (CSS 2.2, 17.5.2.2).
 */
final class Grid implements Box {
  /** A cell over so many columns. */
  record Cell(Box box, int span) {}

  private final List<List<Cell>> headings;
  private final List<List<Cell>> rows;
  private final List<List<Cell>> all;
  private final double[] least;
  private final double[] most;
  private double at = -1;
  private double[] widths = {};

  /** A table of so many columns. */
  Grid(List<List<Cell>> headings, List<List<Cell>> rows, int columns) {
    this.headings = List.copyOf(headings);
    this.rows = List.copyOf(rows);
    this.all = new ArrayList<>(headings);
    this.all.addAll(rows);
    this.least = new double[columns];
    this.most = new double[columns];
    all.forEach(this::need);
  }

  private void need(List<Cell> row) {
    int column = 0;
    for (Cell cell : row) {
      if (cell.span == 1) {
        least[column] = Math.max(least[column], cell.box.narrowest());
        most[column] = Math.max(most[column], cell.box.widest());
      }
      column += cell.span;
    }
  }

  private double[] widths(double room) {
    if (room != at) {
      widths = shared(least, most, room);
      at = room;
    }
    return widths;
  }

  /** Between the least and the most in one proportion; in proportion to either, outside of that. */
  static double[] shared(double[] least, double[] most, double room) {
    double narrow = Arrays.stream(least).sum();
    double wide = Arrays.stream(most).sum();
    double[] widths = new double[least.length];
    for (int i = 0; i < widths.length; i++) {
      if (wide <= room) {
        widths[i] = wide == 0 ? room / widths.length : most[i] * room / wide;
      } else if (narrow < room) {
        widths[i] = least[i] + (most[i] - least[i]) * (room - narrow) / (wide - narrow);
      } else {
        widths[i] = least[i] * room / narrow;
      }
    }
    return widths;
  }

  private double height(List<Cell> row, double[] widths) {
    double height = 0;
    int column = 0;
    for (Cell cell : row) {
      height = Math.max(height, cell.box.height(width(cell, column, widths)));
      column += cell.span;
    }
    return height;
  }

  private static double width(Cell cell, int column, double[] widths) {
    return Arrays.stream(widths, column, column + cell.span).sum();
  }

  @Override
  public double height(double width) {
    double[] widths = widths(width);
    return all.stream().mapToDouble(row -> height(row, widths)).sum();
  }

  @Override
  public double widest() {
    return Arrays.stream(most).sum();
  }

  @Override
  public double narrowest() {
    return Arrays.stream(least).sum();
  }

  @Override
  public double start(double width) {
    double[] widths = widths(width);
    double height = headings.stream().mapToDouble(row -> height(row, widths)).sum();
    return rows.isEmpty() ? height : height + height(rows.get(0), widths);
  }

  @Override
  public void paint(Spot spot, double width) {
    double[] widths = widths(width);
    Spot at = spot;
    for (List<Cell> row : all) {
      paint(row, at, widths);
      at = at.down(height(row, widths));
    }
  }

  private void paint(List<Cell> row, Spot spot, double[] widths) {
    Spot at = spot;
    int column = 0;
    for (Cell cell : row) {
      double width = width(cell, column, widths);
      cell.box.paint(at, width);
      at = at.right(width);
      column += cell.span;
    }
  }

  @Override
  public void flow(Pages pages, double x, double width) {
    double[] widths = widths(width);
    pages.require(Math.min(start(width), Pages.HEIGHT));
    Sheet begun = pages.spot(x).sheet();
    headings.forEach(row -> place(row, pages, x, widths));
    double head = headings.stream().mapToDouble(row -> height(row, widths)).sum();
    for (List<Cell> row : rows) {
      double height = height(row, widths);
      if (height + head > Pages.HEIGHT) {
        row.forEach(cell -> cell.box.flow(pages, x, width));
        continue;
      }
      pages.require(height);
      if (pages.spot(x).sheet() != begun) {
        begun = pages.spot(x).sheet();
        begun.quietly(() -> headings.forEach(again -> place(again, pages, x, widths)));
      }
      place(row, pages, x, widths);
    }
  }

  private void place(List<Cell> row, Pages pages, double x, double[] widths) {
    paint(row, pages.spot(x), widths);
    pages.advance(height(row, widths));
  }
}
