package org.hallmark.metrics.observable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hallmark.metrics.SmallWorld;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.Test;

class HistogramCounterTest {
  private static final HistogramCounter FINE = new HistogramCounter(SmallWorld.OBSERVABLES.get(0));
  private static final HistogramCounter COARSE =
      new HistogramCounter(SmallWorld.OBSERVABLES.get(1));

  @Test
  void count_fine_putsEveryRecordInOneCell() {
    double[][] columns = {
      {1, 1, 1, 1, 1, 1},
      {0, 0, 0, 0, 0, 0},
      {1, 1, 1, 1, 1, 1},
      {0, 9.9, 10, 30, Table.BAD, Table.MISSING}
    };
    Table table = Table.of(SmallWorld.SCHEMA, columns);
    assertArrayEquals(new long[] {2, 1, 1, 1, 1}, FINE.count(table));
  }

  @Test
  void count_coarse_putsEveryPublicGroupInOneCell() {
    Table one =
        Table.of(SmallWorld.SCHEMA, new double[][] {{7, 7}, {0, 1}, {9, 8}, {10, Table.MISSING}});
    long[] counts = COARSE.count(one);
    assertEquals(400, Arrays.stream(counts).sum());
    assertEquals(1, counts[1 * 4]);
    assertEquals(399, counts[4 * 4 + 3], "a group without records is missing on both axes");
  }

  @Test
  void count_rowsInAnotherOrder_isTheSame() {
    Table table = SmallWorld.table(1);
    int[] backwards = IntStream.range(0, table.rows()).map(i -> table.rows() - 1 - i).toArray();
    assertArrayEquals(FINE.count(table), FINE.count(table.rows(backwards)));
    assertArrayEquals(COARSE.count(table), COARSE.count(table.rows(backwards)));
  }

  @Test
  void count_rowsOutsideTheFrame_changesNoCoarseCell() {
    Table table = SmallWorld.table(1);
    Table more =
        Table.of(SmallWorld.SCHEMA, new double[][] {{0, Table.BAD}, {0, 1}, {1, 1}, {1, 1}});
    long[] empty = COARSE.count(table.rows(new int[0]));
    assertArrayEquals(empty, COARSE.count(more));
  }

  @Test
  void sensitivity_removingAnyRecord_isNeverExceededAndIsReached() {
    Table table = SmallWorld.table(2);
    for (HistogramCounter counter : new HistogramCounter[] {FINE, COARSE}) {
      long[] all = counter.count(table);
      long most = 0;
      for (int row = 0; row < table.rows(); row += 7) {
        int gone = row;
        int[] rest = IntStream.range(0, table.rows()).filter(i -> i != gone).toArray();
        most = Math.max(most, distance(all, counter.count(table.rows(rest))));
      }
      assertEquals(counter.sensitivity(), most);
    }
  }

  @Test
  void count_badCells_throwsNothing() {
    double[] bad = {Table.BAD, Table.BAD};
    Table table = Table.of(SmallWorld.SCHEMA, new double[][] {bad, bad, bad, bad});
    assertEquals(2, FINE.count(table)[3]);
    assertTrue(Arrays.stream(COARSE.count(table)).sum() == 400);
  }

  private static long distance(long[] one, long[] other) {
    return IntStream.range(0, one.length).mapToLong(k -> Math.abs(one[k] - other[k])).sum();
  }
}
