package org.hallmark.tables.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hallmark.tables.Table;

/** The contract of gatherings: the same bits for any parts, threads and order of rows. */
public final class Partitions {
  private Partitions() {}

  /** Asserts the contract on a table, and returns the result. */
  public static <R> R assertSame(Gathering<R> gathering, Table table) throws Exception {
    R expected =
        new LocalScan(new TableBatches(table, 1), 1, Progress.UNSEEN)
            .gather(List.of(gathering))
            .of(gathering);
    List<Integer> order = new ArrayList<>(IntStream.range(0, table.rows()).boxed().toList());
    Collections.shuffle(order, new Random(7));
    Table shuffled = table.rows(order.stream().mapToInt(i -> i).toArray());
    for (Table rows : List.of(table, shuffled)) {
      for (int parts : new int[] {1, 8, 64}) {
        for (int threads : new int[] {1, 2}) {
          R found =
              new LocalScan(new TableBatches(rows, parts), threads, Progress.UNSEEN)
                  .gather(List.of(gathering))
                  .of(gathering);
          assertEquals(expected, found, parts + " parts, " + threads + " threads");
        }
      }
    }
    return expected;
  }
}
