package org.hallmark.privacy.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hallmark.privacy.Streams;
import org.hallmark.privacy.entropy.PrivateEntropy;
import org.hallmark.privacy.plan.PrivacyUnit;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.Test;

final class UnitGateTest {
  private static final int MOST = 4;
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Column.number("who", "", Kind.INTEGER, "1", 0, 99, Missing.CATEGORY),
              Column.number("what", "", Kind.INTEGER, "1", 0, 99, Missing.CATEGORY)));
  private static final PrivacyUnit UNIT = new PrivacyUnit("person", List.of("who"), MOST);

  /** Counts records, or groups of ten values, in the cells of their value. */
  private record Values(int reach, boolean grouped) implements CellCounter {
    @Override
    public String id() {
      return "values";
    }

    @Override
    public long[] count(Table rows) {
      long[] cells = new long[100];
      Arrays.stream(rows.column("what")).forEach(what -> cells[(int) what]++);
      return cells;
    }

    @Override
    public Optional<int[]> groups(Table rows) {
      return grouped
          ? Optional.of(Arrays.stream(rows.column("what")).mapToInt(w -> (int) w / 10).toArray())
          : Optional.empty();
    }

    @Override
    public int cells() {
      return 1;
    }
  }

  private static Table rows(double[]... rows) {
    return Table.of(
        SCHEMA,
        new double[][] {
          Arrays.stream(rows).mapToDouble(r -> r[0]).toArray(),
          Arrays.stream(rows).mapToDouble(r -> r[1]).toArray()
        });
  }

  /** Person p has p records of different values. */
  private static double[][] people(int most) {
    return IntStream.rangeClosed(1, most)
        .boxed()
        .flatMap(who -> IntStream.range(0, who).mapToObj(what -> new double[] {who, 3 * what}))
        .toArray(double[][]::new);
  }

  private static UnitGate gate() {
    return UnitGate.of(UNIT, Streams.entropy());
  }

  @Test
  void bounded_unitWithManyRecords_keepsAsManyAsThePlanSays() {
    try (UnitGate gate = gate()) {
      UnitRows passed = gate.bounded(rows(people(9)));
      assertEquals(9, passed.units().count());
      for (int unit = 0; unit < 9; unit++) {
        assertEquals(Math.min(unit + 1, MOST), passed.units().rows(unit).length);
      }
    }
  }

  @Test
  void bounded_rowsInAnotherOrder_keepsTheSame() {
    double[][] people = people(9);
    double[][] turned = people.clone();
    Collections.reverse(Arrays.asList(turned));
    assertEquals(kept(people), kept(turned));
  }

  /** What is kept of the others does not hang on a unit more. */
  @Test
  void bounded_unitMore_leavesTheOthersAsTheyAre() {
    double[][] people = people(9);
    double[][] more = Arrays.copyOf(people, people.length + 7);
    for (int i = 0; i < 7; i++) {
      more[people.length + i] = new double[] {5.0 + 60, i};
    }
    List<List<Double>> with = kept(more);
    assertEquals(kept(people), with.subList(0, with.size() - MOST));
  }

  private static List<List<Double>> kept(double[][] rows) {
    try (UnitGate gate = gate()) {
      Table passed = gate.bounded(rows(rows)).rows().table().sorted();
      return IntStream.range(0, passed.rows())
          .mapToObj(row -> List.of(passed.column("who")[row], passed.column("what")[row]))
          .toList();
    }
  }

  @Test
  void bounded_recordThatNamesNoUnit_isLeftOut() {
    try (UnitGate gate = gate()) {
      Table table =
          gate.bounded(rows(new double[] {Table.MISSING, 1}, new double[] {Table.BAD, 2}))
              .rows()
              .table();
      assertEquals(0, table.rows());
    }
  }

  @Test
  void bounded_everyRecordAUnit_keepsAll() {
    Table all = rows(people(9));
    UnitRows passed = UnitGate.ofRecords().bounded(all);
    assertEquals(all, passed.rows());
    assertEquals(all.rows(), passed.units().count());
    assertEquals(1, passed.most());
  }

  @Test
  void bounded_equalRecords_areEachCounted() {
    double[][] same = new double[9][];
    Arrays.fill(same, new double[] {7, 7});
    try (UnitGate gate = gate()) {
      assertEquals(MOST, gate.bounded(rows(same)).rows().rows());
    }
  }

  @Test
  void reached_unitWithManyCells_changesNoMoreThanDeclared() {
    Table all = rows(people(9));
    for (int reach = 1; reach <= MOST; reach++) {
      try (UnitGate gate = gate()) {
        Values fine = new Values(reach, false);
        assertEquals(fine.sensitivity(), Neighbours.largestChange(fine, all, gate));
      }
    }
  }

  /** The planted bug: all records of a unit are counted, and the noise is for one. */
  @Test
  void reached_sensitivityOfARecord_isCaught() {
    Values bounded = new Values(MOST, false);
    try (UnitGate gate = gate()) {
      long change = Neighbours.largestChange(bounded, rows(people(9)), gate);
      assertTrue(change > new Values(1, false).sensitivity());
    }
  }

  @Test
  void reached_groups_keepsAllRecordsOfThoseDrawn() {
    double[][] rows = {{1, 1}, {1, 2}, {1, 11}, {1, 12}};
    try (UnitGate gate = gate()) {
      UnitRows all = gate.bounded(rows(rows));
      Table one = gate.reached(all, new Values(1, true));
      assertEquals(2, one.rows());
      assertEquals((int) one.column("what")[0] / 10, (int) one.column("what")[1] / 10);
      assertEquals(4, gate.reached(all, new Values(2, true)).rows());
    }
  }

  @Test
  void units_ofColumns_areInTheOrderOfTheirNames() {
    Units units =
        Units.of(rows(new double[][] {{3, 0}, {1, 0}, {3, 1}, {-0.0, 0}, {0, 1}}), List.of("who"));
    assertEquals(3, units.count());
    assertArrayEquals(new int[] {3, 4}, units.rows(0));
    assertArrayEquals(new int[] {1}, units.rows(1));
    assertArrayEquals(new int[] {0, 2}, units.rows(2));
    assertEquals(0, Units.of(rows(), List.of("who")).count());
    assertEquals(units.toString(), Units.ofRecords(7).toString());
  }

  @Test
  void bounded_anotherKey_drawsOthers() {
    double[][] rows =
        IntStream.range(0, 60).mapToObj(i -> new double[] {1, i}).toArray(double[][]::new);
    try (UnitGate gate = gate();
        UnitGate other =
            UnitGate.of(UNIT, PrivateEntropy.of(Streams.knownSecret(), Streams.context(2)))) {
      assertNotEquals(gate.bounded(rows(rows)).rows(), other.bounded(rows(rows)).rows());
    }
  }
}
