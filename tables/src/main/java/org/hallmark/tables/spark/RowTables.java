package org.hallmark.tables.spark;

import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.sql.Row;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.BatchRows;

/** Rows, one after the other, as tables. */
final class RowTables extends PartitionTables {
  private final Iterator<Row> rows;
  private final int most;

  RowTables(Iterator<Row> rows, Schema columns, String name) {
    super(columns, name);
    this.rows = rows;
    this.most = BatchRows.of(columns);
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public Table next() {
    double[][] cells = new double[columns().columns().size()][most];
    int count = 0;
    for (; count < most && rows.hasNext(); count++) {
      Row row = rows.next();
      for (int c = 0; c < cells.length; c++) {
        cells[c][count] = cell(c, row.get(c));
      }
    }
    for (int c = 0; c < cells.length && count < most; c++) {
      cells[c] = Arrays.copyOf(cells[c], count);
    }
    return Table.of(columns(), cells);
  }

  private double cell(int column, Object value) {
    if (value == null) {
      return text(column, "");
    }
    return value instanceof Number number && columns().columns().get(column).kind() != Kind.CATEGORY
        ? number(column, number.doubleValue())
        : text(column, value.toString());
  }
}
