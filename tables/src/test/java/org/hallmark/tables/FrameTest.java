package org.hallmark.tables;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameTest {
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Column.category("edge", "", List.of("p", "q"), Missing.REFUSED),
              Column.number("minute", "", Kind.INTEGER, "min", 1, 3, Missing.REFUSED),
              Column.number("left", "", Kind.COUNT, "1", 0, 9, Missing.REFUSED),
              Column.number("speed", "", Kind.REAL, "m/s", 0, 9, Missing.CATEGORY)));
  private static final Frame FRAME = Frame.of(SCHEMA, List.of("edge", "minute"));

  @Test
  void of_twoKeys_isTheirProductWithTheLastFastest() {
    assertEquals(6, FRAME.rows());
    assertArrayEquals(new double[] {0, 0, 0, 1, 1, 1}, FRAME.table().column("edge"));
    assertArrayEquals(new double[] {1, 2, 3, 1, 2, 3}, FRAME.table().column("minute"));
  }

  @Test
  void indexes_ofItsOwnRows_areTheirPlaces() {
    assertArrayEquals(IntStream.range(0, 6).toArray(), FRAME.indexes(FRAME.table()));
  }

  @Test
  void indexOf_rowOutside_isMinusOne() {
    Table rows =
        Table.of(
            SCHEMA.select(List.of("minute", "edge")),
            new double[][] {{2, 0, 4, Table.BAD, 1}, {1, 0, 0, 0, Table.BAD}});
    assertArrayEquals(new int[] {4, -1, -1, -1, -1}, FRAME.indexes(rows));
  }

  @Test
  void problem_keysThatCannotSpan_areNamed() {
    assertTrue(Frame.problem(SCHEMA, List.of("speed")).orElseThrow().contains("speed"));
    assertTrue(Frame.problem(SCHEMA, List.of("edge", "edge")).isPresent());
    assertTrue(Frame.problem(SCHEMA, List.of()).isPresent());
    Schema wide =
        new Schema(List.of(Column.number("n", "", Kind.COUNT, "1", 0, 1e15, Missing.REFUSED)));
    assertThrows(IllegalArgumentException.class, () -> Frame.of(wide, List.of("n")));
  }

  @Test
  void groups_byExpression_divideTheFrame() throws Exception {
    Groups groups =
        Groups.of(FRAME, List.of(Expression.parse("edge"), Expression.parse("floor(minute / 2)")));
    assertEquals(4, groups.size());
    assertArrayEquals(new int[] {0, 1, 1, 2, 3, 3}, groups.of(FRAME.table()));
    assertEquals(Map.of("edge", "q", "floor(minute / 2)", "0"), groups.label(2));
    assertTrue(
        Groups.problem(FRAME, List.of(Expression.parse("left"))).orElseThrow().contains("left"));
  }

  @Test
  void aggregation_groupsOfATable_ignoreOrderAndRowsOutside() throws Exception {
    double none = Table.MISSING;
    double[][] cells = {
      {0, 0, 1, 1, 0, 1}, {1, 3, 2, 2, 99, 3}, {5, 6, 7, 2, 100, 3}, {none, 4, 1, 2, 100, Table.BAD}
    };
    Table table = Table.of(SCHEMA, cells);
    Table backwards = table.rows(new int[] {5, 4, 3, 2, 1, 0});
    Groups edges = Groups.of(FRAME, List.of(Expression.parse("edge")));
    for (Table rows : List.of(table, backwards)) {
      assertArrayEquals(new double[] {11, 12}, evaluate("sum(left)", rows, edges));
      assertArrayEquals(new double[] {5.5, 4}, evaluate("avg(left)", rows, edges));
      assertArrayEquals(new double[] {2, 3}, evaluate("count(minute)", rows, edges));
      assertArrayEquals(new double[] {5, 2}, evaluate("min_by(left, minute)", rows, edges));
      assertArrayEquals(new double[] {6, 3}, evaluate("max_by(left, minute)", rows, edges));
      assertArrayEquals(new double[] {4, Table.BAD}, evaluate("max(speed)", rows, edges));
      assertArrayEquals(new double[] {1, 5}, evaluate("max(left) - min(left)", rows, edges));
    }
  }

  @Test
  void aggregation_emptyGroup_isMissingAndCountsNone() throws Exception {
    Table none = Table.of(SCHEMA, new double[4][0]);
    Groups edges = Groups.of(FRAME, List.of(Expression.parse("edge")));
    assertArrayEquals(new double[] {Double.NaN, Double.NaN}, evaluate("sum(left)", none, edges));
    assertArrayEquals(new double[] {0, 0}, evaluate("count(left)", none, edges));
  }

  @Test
  void aggregation_mistakes_areTold() {
    for (String text :
        List.of("left", "sum(left) + minute", "sum(sum(left))", "floor(3)", "sum(left, 2)")) {
      assertThrows(ExpressionException.class, () -> Aggregation.parse(text), text);
    }
  }

  private static double[] evaluate(String text, Table table, Groups groups)
      throws ExpressionException {
    return Aggregation.parse(text).evaluate(table, groups);
  }
}
