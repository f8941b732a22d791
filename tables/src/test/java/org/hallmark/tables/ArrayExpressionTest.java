package org.hallmark.tables;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.hallmark.tables.spark.SparkExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Arrays in expressions: their meaning, their mistakes, and that Spark SQL agrees bit for bit. */
@ExtendWith(SparkExtension.class)
class ArrayExpressionTest {
  private static final String CELL = "array(7, 0.5, 0, 3, 8, 0, 0, 2.5, 6)";
  private static final List<String> OF_EVERY_FUNCTION =
      List.of(
          "norm(p)",
          "dot(p, q)",
          "kinetic_energy(m, p)",
          "centre_of_mass(array(m, 1, 2.5), q)",
          "minimum_image_distance(p, q, array(3, 4, 5))",
          "minimum_image_distance(p, q, " + CELL + ")",
          "minimum_image_distance(p, q, array(m - m, 1, 1))",
          "dihedral(p, q, array(1, 2, 3), array(m, p[0], q[1]))",
          "dihedral_in_cell(p, q, array(1, 2, 3), array(m, p[0], q[1]), " + CELL + ")",
          "block_mean(field, array(4, 4), 2)[3]",
          "power_spectrum(field, array(4, 4))[1]",
          "power_spectrum(field, array(16))[8] > 1",
          "radial_distribution(array(p[0], p[1], p[2], q[0], q[1], q[2]), array(9, 9, 9), array(0,"
              + " 2, 4.5))[1]",
          "structure_factor(array(p[0], p[1], p[2], q[0], q[1], q[2]), array(9, 9, 9), 3)[2]",
          "field[0] + p[2] * 2",
          "array(p[0], m)[1] - m");

  @Test
  void evaluate_everyFunction_agreesWithSpark(SparkSession session) throws Exception {
    Table table = random(60);
    List<Expression> expressions = new ArrayList<>();
    for (String text : OF_EVERY_FUNCTION) {
      expressions.add(Expression.parse(text, table.schema()));
    }
    List<Row> found =
        dataset(session, table)
            .selectExpr(expressions.stream().map(Expression::sql).toArray(String[]::new))
            .collectAsList();
    for (int e = 0; e < expressions.size(); e++) {
      double[] own = expressions.get(e).evaluate(table);
      int missing = 0;
      for (int row = 0; row < own.length; row++) {
        assertSame(OF_EVERY_FUNCTION.get(e), own[row], found.get(row).get(e));
        missing += Table.isMissing(own[row]) ? 1 : 0;
      }
      assertTrue(missing > 0, OF_EVERY_FUNCTION.get(e) + " must be null where a cell is");
    }
    for (ArrayFunction function : ArrayFunction.values()) {
      assertTrue(
          OF_EVERY_FUNCTION.stream().anyMatch(text -> text.startsWith(function.id() + "(")),
          function.id() + " is tried");
    }
  }

  private static final List<String> OF_POINTS =
      List.of(
          "radial_distribution(points(x, y, z), array(l, l, 9), array(0, 2, 4.5))[1] + count(x)",
          "structure_factor(points(x, y + 0, z), array(l, l, l), 3)[2]");

  /** Groups of points as rows: one without a coordinate, one in two cells, one of one point. */
  private static Table points(int rows) {
    Schema schema = new Schema(List.of(real("g"), real("x"), real("y"), real("z"), real("l")));
    SplittableRandom random = new SplittableRandom(8);
    double[][] cells = new double[5][rows];
    for (int row = 0; row < rows; row++) {
      cells[0][row] = row == 0 ? 7 : row % 7;
      for (int c = 1; c < 4; c++) {
        cells[c][row] = 9 * random.nextDouble();
      }
      cells[4][row] = row == 1 ? 8 : 9;
    }
    cells[2][2] = Table.MISSING;
    return Table.of(schema, cells);
  }

  @Test
  void evaluate_pointsOfAGroup_agreesWithSparkAndWithArrays(SparkSession session) throws Exception {
    Table table = points(60);
    KeyGroups groups = KeyGroups.of(table, List.of(Expression.column("g")));
    for (String text : OF_POINTS) {
      Aggregation aggregation = Aggregation.parse(text, table.schema());
      double[] own = aggregation.evaluate(table, groups.groups(), groups.size());
      List<Row> found =
          dataset(session, table.rows(IntStream.range(0, 60).map(i -> 59 - i).toArray()))
              .groupBy("g")
              .agg(functions.expr(aggregation.sql()).as("found"))
              .orderBy("g")
              .collectAsList();
      for (int group = 0; group < own.length; group++) {
        assertSame(text, own[group], found.get(group).get(1));
      }
      assertTrue(Table.isMissing(own[1]) && Table.isMissing(own[2]), "two cells, or a null");
      assertTrue(Double.isFinite(own[0]) && own[0] != own[3], text);
    }
    Table two = points(60).rows(new int[] {3, 10});
    double[][] at = {two.column("x"), two.column("y"), two.column("z")};
    double[] positions = {at[0][0], at[1][0], at[2][0], at[0][1], at[1][1], at[2][1]};
    double[] edges = {0, 2, 4.5};
    double[] box = {9, 9, 9};
    assertEquals(
        ArrayFunction.RADIAL_DISTRIBUTION.of(new double[][] {positions, box, edges})[1] + 2,
        Aggregation.parse(OF_POINTS.get(0)).evaluate(two, new int[2], 1)[0]);
  }

  @Test
  void parse_mistakesOfPoints_areNamed() {
    for (String text :
        List.of(
            "radial_distribution(points(x, y), array(l, l, l), array(0, 1))[0]",
            "radial_distribution(points(x, y, z), l, array(0, 1))[0]",
            "radial_distribution(points(x, y, z), array(l, l, l), array(1, 0))[0]",
            "radial_distribution(points(x, y, z), array(l, l, l), array(0, 1))[1]",
            "radial_distribution(points(x, y, z), array(l, l, l), array(0, 1))",
            "norm(points(x, y, z))")) {
      assertThrows(
          ExpressionException.class, () -> Aggregation.parse(text, points(3).schema()), text);
    }
    assertThrows(ExpressionException.class, () -> Expression.parse(OF_POINTS.get(0)));
  }

  @Test
  void columns_arrayOfColumns_areItsElements() throws Exception {
    assertEquals(
        new TreeSet<>(List.of("p[0]", "p[1]", "p[2]", "q[1]")),
        Expression.parse("norm(p) + q[1]", random(1).schema()).columns());
  }

  @Test
  void parse_mistakes_areNamed() {
    Schema schema = random(1).schema();
    requireMistake("p", schema, "a single number is needed here, not an array of 3");
    requireMistake("p + 1", schema, "a single number is needed here, not an array of 3");
    requireMistake("p[3]", schema, "an element is a whole number from 0 to 2");
    requireMistake("p[m]", schema, "an element is a whole number from 0 to 2");
    requireMistake("m[0]", schema, "only an array has elements");
    requireMistake("dot(p, field)", schema, "dot takes two arrays of one length");
    requireMistake("norm(p, q)", schema, "norm takes an array");
    requireMistake("block_mean(field, array(4, 4), 3)[0]", schema, "block_mean takes a field");
    requireMistake("block_mean(field, array(4, m), 2)[0]", schema, "block_mean takes a field");
    requireMistake("array(p, q)", schema, "a single number is needed here");
    requireMistake("array(m > 1)", schema, "a number is needed here");
  }

  @Test
  void evaluate_knownValues_agree() throws Exception {
    Schema schema = new Schema(List.of(real("x")));
    Table table = Table.of(schema, new double[][] {{0.5}});
    assertArrayEquals(
        new double[] {1, StrictMath.PI / 2, -StrictMath.PI / 2, 0.2, 9, 1.5},
        new double[] {
          value("norm(array(x + 0.1, 0, 0.8))", table),
          value("dihedral(array(1,0,0), array(0,0,0), array(0,1,0), array(0,1,-1))", table),
          value("dihedral(array(1,0,0), array(0,0,0), array(0,1,0), array(0,1,1))", table),
          value("minimum_image_distance(array(0.1,0,0), array(0.9,0,0), array(1,1,1))", table),
          value("kinetic_energy(2, array(3 * x * 2, 0))", table),
          value("block_mean(array(1, 2, 3, 4), array(4), 2)[0]", table)
        },
        1e-15);
  }

  private static double value(String text, Table table) throws ExpressionException {
    return Expression.parse(text, table.schema()).evaluate(table)[0];
  }

  private static void requireMistake(String text, Schema schema, String message) {
    ExpressionException e =
        assertThrows(ExpressionException.class, () -> Expression.parse(text, schema), text);
    assertTrue(e.getMessage().startsWith(message), e.getMessage());
  }

  private static void assertSame(String text, double own, Object sparks) {
    double other =
        sparks == null
            ? Table.MISSING
            : sparks instanceof Boolean truth ? Values.truth(truth) : (Double) sparks;
    assertTrue(
        Double.doubleToLongBits(own) == Double.doubleToLongBits(other),
        () -> text + " is " + own + ", in Spark " + sparks);
  }

  private static Column real(String name) {
    return Column.number(name, "", Kind.REAL, "1", -100, 100, Missing.CATEGORY);
  }

  private static Table random(int rows) {
    List<Column> columns = new ArrayList<>();
    columns.add(real("m"));
    IntStream.range(0, 3).forEach(i -> columns.add(real("p[" + i + "]")));
    IntStream.range(0, 3).forEach(i -> columns.add(real("q[" + i + "]")));
    IntStream.range(0, 16).forEach(i -> columns.add(real("field[" + i + "]")));
    SplittableRandom random = new SplittableRandom(5);
    double[][] cells = new double[columns.size()][rows];
    for (int row = 0; row < rows; row++) {
      for (double[] column : cells) {
        column[row] = -10 + 20 * random.nextDouble();
      }
      if (row % 4 == 0) {
        cells[row % cells.length][row] = Table.MISSING;
      }
      if (row % 9 == 0) {
        cells[0][row] = Table.MISSING;
        cells[1][row] = Table.MISSING;
        cells[7][row] = Table.MISSING;
      }
    }
    return Table.of(new Schema(columns), cells);
  }

  private static Dataset<Row> dataset(SparkSession session, Table table) {
    StructType type = new StructType();
    for (String name : table.schema().names()) {
      type = type.add(name, DataTypes.DoubleType);
    }
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      Object[] cells = new Object[table.schema().columns().size()];
      for (int c = 0; c < cells.length; c++) {
        double cell = table.column(c)[row];
        cells[c] = Table.isMissing(cell) ? null : (Object) cell;
      }
      rows.add(RowFactory.create(cells));
    }
    return session.createDataFrame(rows, type).coalesce(1);
  }
}
