package org.hallmark.tables.scan;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/** Copies of some columns of many batches. */
final class RowStore implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int FIRST_CAPACITY = 1024;

  private final Schema columns;
  private final double[][] cells;
  private int rows;

  RowStore(Schema columns) {
    this.columns = columns;
    this.cells = new double[columns.columns().size()][FIRST_CAPACITY];
  }

  /** Rows beyond what one array holds are refused. */
  void add(Table batch) {
    int end = Math.addExact(rows, batch.rows());
    for (int c = 0; c < cells.length; c++) {
      if (end > cells[c].length) {
        cells[c] = Arrays.copyOf(cells[c], (int) Math.min(Integer.MAX_VALUE - 8, 2L * end));
      }
      double[] source = batch.column(columns.columns().get(c).name());
      System.arraycopy(source, 0, cells[c], rows, batch.rows());
    }
    rows = end;
  }

  /** All rows of all stores, one store after the other. */
  static Table table(Schema columns, Collection<RowStore> stores) {
    int rows = stores.stream().mapToInt(store -> store.rows).reduce(0, Math::addExact);
    double[][] all = new double[columns.columns().size()][rows];
    int offset = 0;
    for (RowStore store : stores) {
      for (int c = 0; c < all.length; c++) {
        System.arraycopy(store.cells[c], 0, all[c], offset, store.rows);
      }
      offset += store.rows;
    }
    return Table.of(columns, all);
  }
}
