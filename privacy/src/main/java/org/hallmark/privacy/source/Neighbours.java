package org.hallmark.privacy.source;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hallmark.tables.Table;

/**
 * What leaving out a privacy unit changes, tried with every unit of a public or simulated table: a
 * counter that declares too small a sensitivity is found wherever some unit shows it.
 */
public final class Neighbours {
  private Neighbours() {}

  /** The largest change of all cells together that one record makes. */
  public static long largestChange(CellCounter counter, Table rows) {
    return largestChange(counter, rows, UnitGate.ofRecords());
  }

  /** The largest change of all cells together that one unit makes, past the gate. */
  public static long largestChange(CellCounter counter, Table rows, UnitGate gate) {
    UnitRows all = gate.bounded(rows);
    long[] counts = counter.count(gate.reached(all, counter));
    return IntStream.range(0, all.units().count())
        .mapToLong(left -> distance(counts, counter.count(without(all, left, counter, gate))))
        .max()
        .orElse(0);
  }

  private static Table without(UnitRows all, int left, CellCounter counter, UnitGate gate) {
    int[] gone = all.units().rows(left);
    int[] kept =
        IntStream.range(0, all.rows().rows())
            .filter(row -> Arrays.binarySearch(gone, row) < 0)
            .toArray();
    return gate.reached(gate.bounded(all.rows().table().rows(kept)), counter);
  }

  private static long distance(long[] a, long[] b) {
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum;
  }
}
