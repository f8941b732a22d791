package org.hallmark.privacy.source;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hallmark.tables.Table;

/**
 * Which rows of a table belong to which privacy unit. Units come in the order of what names them,
 * the rows of a unit in the order of the table. It is as private as the rows are.
 */
public final class Units {
  private final int count;
  private final IntFunction<int[]> rows;

  private Units(int count, IntFunction<int[]> rows) {
    this.count = count;
    this.rows = rows;
  }

  /** Every row is a unit of its own; takes no memory. */
  public static Units ofRecords(int rows) {
    return new Units(rows, row -> new int[] {row});
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
    int[] sorted = Arrays.stream(order).mapToInt(row -> row).toArray();
    return new Units(
        order.length == 0 ? 0 : starts.length - 1,
        unit -> Arrays.copyOfRange(sorted, starts[unit], starts[unit + 1]));
  }

  /** How many units there are. */
  public int count() {
    return count;
  }

  /** The rows of a unit. */
  public int[] rows(int unit) {
    return rows.apply(unit);
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
