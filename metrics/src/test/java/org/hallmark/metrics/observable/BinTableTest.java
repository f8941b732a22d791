package org.hallmark.metrics.observable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hallmark.metrics.observable.Bins.MissingCell;
import org.hallmark.metrics.observable.Bins.Values;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.Test;

class BinTableTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void cell_evenEdges_isThatOfTheBins() {
    assertSame(even(0, 1, 256));
    assertSame(even(-0.1, 0.7, 7));
    assertSame(even(1e9, 1e9 + 1e-4, 64));
    assertSame(even(-1e308, 0.7e308, 10));
    assertSame(even(0, 1e-320, 40));
    assertSame(even(1, Math.nextUp(Math.nextUp(1.0)), 2));
  }

  @Test
  void cell_otherEdges_isThatOfTheBins() {
    assertSame(List.of(-INFINITE, INFINITE));
    assertSame(List.of(-INFINITE, 0.0, 2.0));
    assertSame(List.of(0.0, 1.0, 3.0, INFINITE));
    assertSame(List.of(0.0, 1e-300, 1.0, 2.0, 1e300));
    assertSame(List.of(0.0, 1.0, 2.0, 3.0, 4.5, 5.0));
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < 50; i++) {
      assertSame(
          random.doubles(20, -3, 3).map(x -> x * x * x).sorted().distinct().boxed().toList());
    }
  }

  private static void assertSame(List<Double> edges) {
    for (MissingCell missing : MissingCell.values()) {
      Bins bins = new Bins(edges, Values.REAL, missing);
      double[] values = values(edges);
      int[] cells = new int[values.length];
      new BinTable(bins).cells(values, cells);
      long[] counts = new long[bins.size()];
      new BinTable(bins).count(values, counts);
      for (int i = 0; i < values.length; i++) {
        assertEquals(bins.cell(values[i]), cells[i], values[i] + " in " + edges);
      }
      assertEquals(
          IntStream.range(0, counts.length)
              .mapToObj(cell -> IntStream.of(cells).filter(c -> c == cell).count())
              .toList(),
          Arrays.stream(counts).boxed().toList());
    }
  }

  /** Every edge, its neighbours, and values between and around; and the two marks. */
  private static double[] values(List<Double> edges) {
    List<Double> values = new ArrayList<>(List.of(Table.MISSING, Table.BAD, 0.0, -0.0, 1e300));
    for (double edge : edges) {
      values.addAll(List.of(Math.nextDown(edge), edge, Math.nextUp(edge)));
    }
    double low = Math.max(edges.get(0), -10);
    double high = Math.min(edges.get(edges.size() - 1), 10);
    assertTrue(low <= high || edges.get(0) > 10);
    SplittableRandom random = new SplittableRandom(9);
    DoubleStream.generate(() -> edges.get(0) / 2 + random.nextDouble() * (high - low) * 1.1)
        .limit(500)
        .forEach(values::add);
    return values.stream().mapToDouble(v -> v).toArray();
  }

  private static List<Double> even(double low, double high, int bins) {
    return IntStream.rangeClosed(0, bins)
        .mapToObj(i -> low * (1 - i / (double) bins) + high * (i / (double) bins))
        .toList();
  }
}
