package org.hallmark.tables.file.parquet;

import java.nio.file.Path;
import org.hallmark.tables.CellText;
import org.hallmark.tables.Column;
import org.hallmark.tables.scan.BadCell;
import org.hallmark.tables.scan.Batches;

/** Tells the bad cells of one column of a row group. */
final class BadValues implements BadValue {
  private final String file;
  private final Column column;
  private final String expected;
  private final Batches.Sink sink;
  private long firstRow;

  BadValues(Path file, Column column, long firstRow, Batches.Sink sink) {
    this.file = String.valueOf(file.getFileName());
    this.column = column;
    this.expected = new CellText(column).expected();
    this.firstRow = firstRow;
    this.sink = sink;
  }

  /** Tells the cell at a place of the batch. */
  @Override
  public void at(int index, String found) {
    sink.bad(new BadCell(file, firstRow + index + 1, column.name(), expected, found));
  }

  /** Goes on to the next batch. */
  void next(int rows) {
    firstRow += rows;
  }
}
