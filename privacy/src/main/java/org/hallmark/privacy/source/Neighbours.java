package org.hallmark.privacy.source;

import java.util.stream.IntStream;
import org.hallmark.tables.Table;

/**
 * What leaving out a record changes, tried with every record of a public or simulated table: a
 * counter that declares too small a sensitivity is found wherever some record shows it.
 */
public final class Neighbours {
  private Neighbours() {}

  /** The largest change of all cells together that one record makes. */
  public static long largestChange(CellCounter counter, Table rows) {
    long[] all = counter.count(rows);
    return IntStream.range(0, rows.rows())
        .mapToLong(left -> distance(all, counter.count(without(rows, left))))
        .max()
        .orElse(0);
  }

  private static Table without(Table rows, int left) {
    return rows.rows(IntStream.range(0, rows.rows()).filter(row -> row != left).toArray());
  }

  private static long distance(long[] a, long[] b) {
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum;
  }
}
