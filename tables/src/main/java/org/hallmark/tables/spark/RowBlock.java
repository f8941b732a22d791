package org.hallmark.tables.spark;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.hallmark.tables.CellText;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/** Rows of one partition as primitive arrays, which travel far more lightly than rows. */
final class RowBlock {
  private static final int FIRST_CAPACITY = 1024;

  private final CellText[] cells;
  private final double[][] block;
  private int size;

  RowBlock(CellText[] cells) {
    this.cells = cells;
    this.block = new double[cells.length][FIRST_CAPACITY];
  }

  /** One array per column. */
  static List<double[][]> of(Iterator<Row> rows, CellText[] cells) {
    RowBlock block = new RowBlock(cells);
    while (rows.hasNext()) {
      block.add(rows.next());
    }
    return List.<double[][]>of(block.columns());
  }

  /** Adds a row, whose first cells are those of the schema. */
  void add(Row row) {
    if (cells.length > 0 && size == block[0].length) {
      resize(block, 2 * size);
    }
    for (int c = 0; c < cells.length; c++) {
      block[c][size] = cell(row.get(c), cells[c]);
    }
    size++;
  }

  /** One array per column, with the rows added so far. */
  double[][] columns() {
    resize(block, size);
    return block;
  }

  static Table table(Schema schema, List<double[][]> blocks) {
    double[][] columns = new double[schema.columns().size()][];
    for (int c = 0; c < columns.length; c++) {
      int index = c;
      columns[c] = blocks.stream().flatMapToDouble(b -> Arrays.stream(b[index])).toArray();
    }
    return Table.of(schema, columns);
  }

  private static double cell(Object value, CellText cells) {
    if (value == null) {
      return cells.parse("");
    }
    return value instanceof Number number
        ? cells.parse(number.doubleValue())
        : cells.parse(value.toString());
  }

  private static void resize(double[][] block, int size) {
    for (int c = 0; c < block.length; c++) {
      block[c] = Arrays.copyOf(block[c], size);
    }
  }
}
