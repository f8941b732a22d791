package org.hallmark.metrics.observable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hallmark.metrics.SmallWorld;
import org.hallmark.tables.Aggregation;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.Gathering;
import org.hallmark.tables.scan.LocalScan;
import org.hallmark.tables.scan.Progress;
import org.hallmark.tables.scan.TableBatches;
import org.junit.jupiter.api.Test;

class GatheringsTest {
  private static final Table TABLE = SmallWorld.table(3);
  private static final Axis SPEED = SmallWorld.OBSERVABLES.get(0).axes().get(0);
  private static final Axis FLOW = SmallWorld.axis("flow", "[0, 1, 2.5, 9]");
  private static final Axis SUM = SmallWorld.axis("flow + speed / 3", "[0, 5, 10, 15, 20]");

  @Test
  void histograms_anyPartsThreadsAndOrder_areThoseOfTheBins() throws Exception {
    for (List<Axis> axes :
        List.of(
            List.of(SPEED),
            List.of(SUM, FLOW, SPEED),
            List.of(ofRows()),
            SmallWorld.OBSERVABLES.get(1).axes())) {
      long[] expected = counts(axes, TABLE);
      HistogramGathering gathering = copy(new HistogramGathering(axes));
      for (Table rows : List.of(TABLE, shuffled())) {
        for (int parts : new int[] {1, 8, 64}) {
          for (int threads : new int[] {1, 2}) {
            assertArrayEquals(expected, gather(gathering, rows, parts, threads));
          }
        }
      }
    }
  }

  @Test
  void histograms_groupsInSeveralBatches_addUp() throws Exception {
    HistogramGathering gathering = new HistogramGathering(SmallWorld.OBSERVABLES.get(1).axes());
    var one = gathering.start();
    var other = gathering.start();
    double[] site = TABLE.column("site");
    int[] low = IntStream.range(0, TABLE.rows()).filter(i -> site[i] < 100).toArray();
    int[] high = IntStream.range(0, TABLE.rows()).filter(i -> site[i] >= 150).toArray();
    int[] all =
        IntStream.range(0, TABLE.rows()).filter(i -> site[i] < 100 || site[i] >= 150).toArray();
    one.add(TABLE.rows(low));
    other.add(TABLE.rows(high));
    one.merge(copy(other));
    assertArrayEquals(counts(gathering.axes(), TABLE.rows(all)), one.result());
    assertArrayEquals(one.result(), one.result());
  }

  @Test
  void pairs_anyPartsThreadsAndOrder_areTheHistogramsOfTwoAxes() throws Exception {
    List<Axis> axes = List.of(SPEED, SUM, FLOW, SPEED);
    PairGathering gathering = copy(new PairGathering(axes));
    PairCounts expected = gather(gathering, TABLE, 1, 1);
    for (int i = 0; i < axes.size(); i++) {
      assertArrayEquals(counts(List.of(axes.get(i)), TABLE), expected.single(i));
      for (int j = i + 1; j < axes.size(); j++) {
        assertArrayEquals(counts(List.of(axes.get(i), axes.get(j)), TABLE), expected.pair(i, j));
      }
    }
    for (int parts : new int[] {1, 8, 64}) {
      assertEquals(expected, gather(gathering, shuffled(), parts, 2));
    }
    assertThrows(IllegalArgumentException.class, () -> expected.pair(2, 1));
  }

  @Test
  void axes_ofTwoScalesOrTooMany_areRefused() {
    List<Axis> coarse = SmallWorld.OBSERVABLES.get(1).axes();
    assertThrows(IllegalArgumentException.class, () -> new PairGathering(coarse));
    assertThrows(IllegalArgumentException.class, () -> new HistogramGathering(List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new HistogramGathering(List.of(SPEED, coarse.get(0))));
    List<Axis> many = Collections.nCopies(3000, SPEED);
    assertThrows(IllegalArgumentException.class, () -> new PairGathering(many));
  }

  /** The mean speed of every flow that there is. */
  private static Axis ofRows() throws Exception {
    Grouping byFlow = new Grouping.OfRows(List.of(Expression.parse("flow")));
    return new Axis(
        Quantity.coarse(Aggregation.parse("avg(speed)"), byFlow),
        "m/s",
        new Bins(List.of(0.0, 14.9, 30.0), Bins.Values.REAL, Bins.MissingCell.PRESENT));
  }

  private static <R> R gather(Gathering<R> gathering, Table rows, int parts, int threads)
      throws Exception {
    return new LocalScan(new TableBatches(rows, parts), threads, Progress.UNSEEN)
        .gather(List.of(gathering))
        .of(gathering);
  }

  /** By the definition: every value, one after the other. */
  private static long[] counts(List<Axis> axes, Table table) {
    int size = axes.stream().mapToInt(axis -> axis.bins().size()).reduce(1, (a, b) -> a * b);
    double[][] values =
        axes.stream().map(a -> a.quantity().values().of(table)).toArray(double[][]::new);
    long[] counts = new long[size];
    for (int i = 0; i < values[0].length; i++) {
      int cell = 0;
      for (int a = 0; a < values.length; a++) {
        cell = cell * axes.get(a).bins().size() + axes.get(a).bins().cell(values[a][i]);
      }
      counts[cell]++;
    }
    return counts;
  }

  private static Table shuffled() {
    List<Integer> order = new ArrayList<>(IntStream.range(0, TABLE.rows()).boxed().toList());
    Collections.shuffle(order, new Random(5));
    return TABLE.rows(order.stream().mapToInt(i -> i).toArray());
  }

  @SuppressWarnings("unchecked") // what is read is what was written
  private static <T> T copy(T value) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }
}
