package org.hallmark.tables.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.Tables;
import org.junit.jupiter.api.Test;

class LocalScanTest {
  private static final Table TABLE = Tables.random(5000, 51);
  private static final Totals SPEED = new Totals("speed", List.of());

  @Test
  void gather_anyPartsThreadsAndOrder_givesTheSameBits() throws Exception {
    Totals byMinute = new Totals("mass in kg", List.of(Expression.parse("floor(minute / 10)")));
    Partitions.assertSame(SPEED, TABLE);
    assertEquals(7, Partitions.assertSame(byMinute, TABLE).size());
  }

  @Test
  void gather_noColumns_countsTheRows() throws Exception {
    assertEquals(5000, LocalScan.of(new TableBatches(TABLE, 3)).gather(List.of()).rows());
  }

  @Test
  void gather_unknownColumn_isRefused() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                LocalScan.of(new TableBatches(TABLE, 1))
                    .gather(List.of(new Totals("sped", List.of()))));
    assertEquals(true, e.getMessage().endsWith("Provided value: sped"), e.getMessage());
  }

  @Test
  void gather_progress_endsWithAll() throws Exception {
    List<Long> seen = Collections.synchronizedList(new ArrayList<>());
    new LocalScan(
            new TableBatches(TABLE, 4),
            2,
            (done, all) -> {
              assertEquals(5000, all);
              seen.add(done);
            })
        .gather(List.of(SPEED));
    assertEquals(5000L, seen.get(seen.size() - 1));
    assertEquals(seen.stream().sorted().toList(), seen);
  }

  @Test
  void gather_partsThatFail_failsWithTheirReason() {
    Batches failing =
        new Listed(
            sink -> {
              throw new IOException("disk");
            });
    IOException e =
        assertThrows(IOException.class, () -> LocalScan.of(failing).gather(List.of(SPEED)));
    assertEquals("disk", e.getMessage());
  }

  @Test
  void gather_badCells_areCountedAndTheFirstTold() throws Exception {
    Batches bad =
        new Listed(
            sink -> {
              for (long row = 30; row > 0; row--) {
                sink.bad(new BadCell("a.csv", row, "speed", "a finite number", "x" + row));
              }
            });
    BadCells found = new LocalScan(bad, 2, Progress.UNSEEN).gather(List.of()).badCells();
    assertEquals(new TreeMap<>(Map.of("speed", 60L)), found.counts());
    assertEquals(60, found.count());
    assertEquals(BadCells.SHOWN, found.first().size());
    assertEquals(
        "a.csv, row 1, column speed\n  expected: a finite number\n  found:    x1",
        found.first().get(0).toString());
  }

  @Test
  void of_anotherGathering_isRefused() throws Exception {
    Gathered gathered = LocalScan.of(new TableBatches(TABLE, 1)).gather(List.of(SPEED));
    assertThrows(IllegalArgumentException.class, () -> gathered.of(new Totals("speed", List.of())));
  }

  /** Two parts that do the same. */
  private record Listed(Reading reading) implements Batches {
    interface Reading {
      void into(Sink sink) throws IOException;
    }

    @Override
    public Schema schema() {
      return Tables.SCHEMA;
    }

    @Override
    public List<Part> parts() {
      Part part =
          new Part() {
            @Override
            public long size() {
              return 1;
            }

            @Override
            public void read(Schema columns, Sink sink) throws IOException {
              reading.into(sink);
            }
          };
      return List.of(part, part);
    }
  }
}
