package org.hallmark.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.hallmark.tables.spark.SparkExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the kernel and Spark SQL must agree on, bit for bit. */
@ExtendWith(SparkExtension.class)
class ExpressionContractTest {
  private static final int EXPRESSIONS = 80;
  private static final int PER_QUERY = 40;
  private static final List<String> OF_THE_EXAMPLE =
      List.of(
          "minute + left - (left - minute)",
          "greatest(0, -minute, -left, - speed)",
          "speed - 1.4 * 16.67",
          "edge NOT LIKE ':%'",
          "floor(minute / 15)",
          "minute % 7",
          "minute / left",
          "minute % left",
          "sqrt(speed)",
          "ln(minute)",
          "exp(exp(speed))",
          "exp(exp(speed)) - exp(exp(speed)) IS NULL",
          "exp(exp(speed)) - exp(exp(speed)) > 5",
          "greatest(left, speed)",
          "NOT left > 3 OR weather = 'wet'",
          "left");

  private static Table table;
  private static Dataset<Row> rows;

  @BeforeAll
  static void table(SparkSession session) {
    table = Tables.random(400, 11);
    rows = dataset(session, table);
  }

  @Test
  void evaluate_expressionsOfTheExample_agreeWithSpark() throws Exception {
    requireAgreement(OF_THE_EXAMPLE);
  }

  @Test
  void evaluate_randomExpressions_agreeWithSpark() throws Exception {
    RandomExpressions random = new RandomExpressions(12);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < EXPRESSIONS; i++) {
      texts.add(i % 2 == 0 ? random.number(1 + i % 3) : random.truth(i % 3));
    }
    for (int i = 0; i < EXPRESSIONS; i += PER_QUERY) {
      requireAgreement(texts.subList(i, i + PER_QUERY));
    }
  }

  /** On whole numbers, where sums are exact in any order; ties of the key have equal values. */
  @Test
  void evaluate_aggregations_agreeWithSpark() throws Exception {
    Schema schema = Tables.SCHEMA.select(List.of("edge", "minute"));
    Groups groups = Groups.of(Frame.of(schema, List.of("edge")), List.of(Expression.parse("edge")));
    List<String> texts =
        List.of(
            "sum(left)",
            "avg(left)",
            "avg(left + minute) / 3",
            "min(speed) - max(speed)",
            "count(left) + count(speed)",
            "sum(left + minute - 2) - (max_by(minute, minute) - min_by(minute, minute))",
            "greatest(sum(left), 10) % 7",
            "max_by(speed, `mass in kg`)",
            "min_by(left, `mass in kg`)",
            "sum(left / (left - left))");
    List<Aggregation> aggregations = new ArrayList<>();
    for (String text : texts) {
      aggregations.add(Aggregation.parse(text));
    }
    String[] sql = new String[texts.size()];
    Arrays.setAll(sql, i -> aggregations.get(i).sql() + " AS a" + i);
    rows.createOrReplaceTempView("contract");
    List<Row> found =
        rows.sparkSession()
            .sql("SELECT edge, " + String.join(", ", sql) + " FROM contract GROUP BY edge")
            .collectAsList();
    assertEquals(groups.size(), found.size());
    for (int a = 0; a < sql.length; a++) {
      double[] own = aggregations.get(a).evaluate(table, groups);
      for (Row row : found) {
        int group = schema.column("edge").values().indexOf(row.getString(0));
        assertSame(texts.get(a), own[group], row.get(a + 1));
      }
    }
  }

  private static void requireAgreement(List<String> texts) throws ExpressionException {
    List<Expression> expressions = new ArrayList<>();
    for (String text : texts) {
      expressions.add(Expression.parse(text));
    }
    String[] sql = expressions.stream().map(Expression::sql).toArray(String[]::new);
    List<Row> found = rows.selectExpr(sql).collectAsList();
    assertEquals(table.rows(), found.size());
    for (int e = 0; e < sql.length; e++) {
      double[] own = expressions.get(e).evaluate(table);
      for (int row = 0; row < own.length; row++) {
        assertSame(texts.get(e), own[row], found.get(row).get(e));
      }
    }
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

  /** In one partition, so that rows keep their order. */
  private static Dataset<Row> dataset(SparkSession session, Table table) {
    StructType type = new StructType();
    for (Column column : table.schema().columns()) {
      boolean words = column.kind() == Kind.CATEGORY;
      type = type.add(column.name(), words ? DataTypes.StringType : DataTypes.DoubleType);
    }
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      Object[] cells = new Object[table.schema().columns().size()];
      for (int c = 0; c < cells.length; c++) {
        Column column = table.schema().columns().get(c);
        double cell = table.column(c)[row];
        cells[c] =
            Table.isMissing(cell)
                ? null
                : column.kind() == Kind.CATEGORY ? column.text(cell) : (Object) cell;
      }
      rows.add(RowFactory.create(cells));
    }
    return session.createDataFrame(rows, type).coalesce(1);
  }
}
