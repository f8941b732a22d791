package org.hallmark.privacy.source;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hallmark.tables.Table;

/**
 * Which rows of a table belong to which privacy unit. Units come in the order of what names them,
 * the rows of a unit in the order of the table. It is as private as the rows are.
 */
public final class Units {
  private final int[] rows;
  private final int[] starts;

  /** The rows of unit u are {@code rows[starts[u]]} to {@code rows[starts[u + 1] - 1]}. */
  private Units(int[] rows, int[] starts) {
    this.rows = rows;
    this.starts = starts;
  }

  /** Every row is a unit of its own. */
  public static Units ofRecords(int rows) {
    return new Units(IntStream.range(0, rows).toArray(), IntStream.rangeClosed(0, rows).toArray());
  }

  /** The rows whose cells in {@code columns} agree; a row that misses one of these has no unit. */
  public static Units of(Table table, List<String> columns) {
    double[][] keys = columns.stream().map(table::column).toArray(double[][]::new);
    Integer[] order =
        IntStream.range(0, table.rows())
            .filter(row -> named(keys, row))
            .boxed()
            .toArray(Integer[]::new);
    Arrays.sort(order, (a, b) -> compare(keys, a, b));
    int[] starts =
        IntStream.rangeClosed(0, order.length)
            .filter(i -> i == 0 || i == order.length || compare(keys, order[i - 1], order[i]) != 0)
            .toArray();
    return new Units(
        Arrays.stream(order).mapToInt(row -> row).toArray(),
        order.length == 0 ? new int[1] : starts);
  }

  /** How many units there are. */
  public int count() {
    return starts.length - 1;
  }

  /** The rows of a unit. */
  public int[] rows(int unit) {
    return Arrays.copyOfRange(rows, starts[unit], starts[unit + 1]);
  }

  private static boolean named(double[][] keys, int row) {
    return Arrays.stream(keys).noneMatch(k -> Table.isMissing(k[row]) || Table.isBad(k[row]));
  }

  /** Zero has one sign. */
  private static int compare(double[][] keys, int a, int b) {
    for (double[] key : keys) {
      int order = Double.compare(key[a] + 0.0, key[b] + 0.0);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Nothing of the rows. */
  @Override
  public String toString() {
    return "Units";
  }
}
