package org.hallmark.tables.spark;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import scala.Tuple2;

/** The rows of a partition, divided so that rows which agree in keys have the same number. */
final class GroupBlocks implements Iterator<Tuple2<Integer, double[][]>> {
  private final PartitionTables tables;
  private final List<Expression> keys;
  private final int count;
  private final Deque<Tuple2<Integer, double[][]>> next = new ArrayDeque<>();

  GroupBlocks(PartitionTables tables, List<Expression> keys, int count) {
    this.tables = tables;
    this.keys = keys;
    this.count = count;
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && tables.hasNext()) {
      divide(tables.next());
    }
    return !next.isEmpty();
  }

  @Override
  public Tuple2<Integer, double[][]> next() {
    hasNext();
    return next.remove();
  }

  /** All blocks together. */
  static Table table(Schema columns, Iterable<double[][]> blocks) {
    double[][] cells = new double[columns.columns().size()][0];
    int rows = 0;
    for (double[][] block : blocks) {
      int end = Math.addExact(rows, block.length == 0 ? 0 : block[0].length);
      for (int c = 0; c < cells.length; c++) {
        if (end > cells[c].length) {
          cells[c] = Arrays.copyOf(cells[c], (int) Math.min(Integer.MAX_VALUE - 8, 2L * end));
        }
        System.arraycopy(block[c], 0, cells[c], rows, end - rows);
      }
      rows = end;
    }
    for (int c = 0; c < cells.length; c++) {
      cells[c] = Arrays.copyOf(cells[c], rows);
    }
    return Table.of(columns, cells);
  }

  private void divide(Table table) {
    int[] numbers = new int[table.rows()];
    for (Expression key : keys) {
      double[] values = key.evaluate(table);
      for (int row = 0; row < numbers.length; row++) {
        numbers[row] = 31 * numbers[row] + Double.hashCode(values[row]);
      }
    }
    for (int number = 0; number < count; number++) {
      int wanted = number;
      int[] rows =
          IntStream.range(0, numbers.length)
              .filter(row -> Math.floorMod(numbers[row], count) == wanted)
              .toArray();
      if (rows.length > 0) {
        next.add(new Tuple2<>(number, cells(table.rows(rows))));
      }
    }
  }

  private static double[][] cells(Table table) {
    return IntStream.range(0, table.schema().columns().size())
        .mapToObj(table::column)
        .toArray(double[][]::new);
  }
}
