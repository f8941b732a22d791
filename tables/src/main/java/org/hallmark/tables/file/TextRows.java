package org.hallmark.tables.file;

import java.util.Arrays;
import java.util.List;
import org.hallmark.tables.CellText;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.BadCell;
import org.hallmark.tables.scan.BatchRows;
import org.hallmark.tables.scan.Batches;

/** Gathers texts, cell by cell, into batches. */
final class TextRows {
  /** What stands for the column of a cell that has none. */
  private static final String BEYOND = "(beyond the header)";

  private final String file;
  private final Schema columns;
  private final Batches.Sink sink;
  private final Runnable afterBatch;
  private final CellText[] parsers;
  private final double[] absent;
  private final boolean[] present;
  private final int most;
  private double[][] cells;
  private int rows;
  private long before;

  TextRows(String file, Schema columns, Batches.Sink sink, Runnable afterBatch) {
    this.file = file;
    this.columns = columns;
    this.sink = sink;
    this.afterBatch = afterBatch;
    this.parsers = columns.columns().stream().map(CellText::new).toArray(CellText[]::new);
    this.absent = Arrays.stream(parsers).mapToDouble(parser -> parser.parse("")).toArray();
    this.present = new boolean[parsers.length];
    this.most = BatchRows.of(columns);
    this.cells = new double[parsers.length][most];
  }

  /** The columns that are wanted. */
  List<String> names() {
    return columns.names();
  }

  /** Puts a cell of the row that is being made. */
  void cell(int column, String text) {
    double cell = parsers[column].parse(text);
    cells[column][rows] = cell;
    present[column] = true;
    if (Table.isBad(cell)) {
      bad(column, text);
    }
  }

  /** Takes note of a cell of the row that has no column. */
  void beyond(String text) {
    sink.bad(new BadCell(file, before + rows + 1, BEYOND, "no more cells than columns", text));
  }

  /** Ends the row; cells that were not put are empty. */
  void end() {
    for (int c = 0; c < present.length; c++) {
      if (!present[c]) {
        cells[c][rows] = absent[c];
        if (Table.isBad(absent[c])) {
          bad(c, "");
        }
      }
      present[c] = false;
    }
    rows++;
    if (rows == most) {
      flush();
    }
  }

  /** Hands over the rows that have not been. */
  void flush() {
    double[][] batch = cells;
    if (rows < most) {
      batch = new double[cells.length][];
      for (int c = 0; c < cells.length; c++) {
        batch[c] = Arrays.copyOf(cells[c], rows);
      }
    }
    if (rows > 0) {
      sink.rows(Table.of(columns, batch));
    }
    before += rows;
    rows = 0;
    afterBatch.run();
  }

  private void bad(int column, String text) {
    sink.bad(
        new BadCell(
            file,
            before + rows + 1,
            columns.names().get(column),
            parsers[column].expected(),
            text));
  }
}
