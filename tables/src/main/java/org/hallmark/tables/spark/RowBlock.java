package org.hallmark.tables.spark;

import java.util.Arrays;
import org.apache.spark.sql.Row;
import org.hallmark.tables.CellText;
import org.hallmark.tables.RowBlocks;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/** Rows of one partition as primitive arrays, some at a time. */
final class RowBlock {
  private final Schema schema;
  private final CellText[] cells;
  private final double[][] block;
  private int size;

  RowBlock(Schema schema, CellText[] cells) {
    this.schema = schema;
    this.cells = cells;
    this.block = new double[cells.length][RowBlocks.BLOCK];
  }

  boolean isFull() {
    return size == RowBlocks.BLOCK;
  }

  /** Adds a row, whose first cells are those of the schema. */
  void add(Row row) {
    for (int c = 0; c < cells.length; c++) {
      block[c][size] = cell(row.get(c), cells[c]);
    }
    size++;
  }

  /** The rows added since the last time. */
  Table take() {
    double[][] taken = new double[block.length][];
    Arrays.setAll(taken, c -> Arrays.copyOf(block[c], size));
    size = 0;
    return Table.of(schema, taken);
  }

  private static double cell(Object value, CellText cells) {
    if (value == null) {
      return cells.parse("");
    }
    return value instanceof Number number
        ? cells.parse(number.doubleValue())
        : cells.parse(value.toString());
  }
}
