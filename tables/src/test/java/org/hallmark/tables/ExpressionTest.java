package org.hallmark.tables;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
  private static final double NULL = Table.MISSING;
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Column.number("a", "", Kind.REAL, "1", -100, 100, Missing.CATEGORY),
              Column.number("b", "", Kind.REAL, "1", -100, 100, Missing.CATEGORY),
              Column.category("word", "", List.of("x", ":y", "z"), Missing.CATEGORY)));
  private static final Table TABLE =
      Table.of(
          SCHEMA,
          new double[][] {{7, NULL, -3, 0, 1}, {2, 1, 0, NULL, Table.BAD}, {0, 1, 2, NULL, 0}});

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a + b * 2          | 11   | NaN | -3  | NaN",
        "a - b - 1          | 4    | NaN | -4  | NaN",
        "- a - -b           | -5   | NaN | 3   | NaN",
        "a / b              | 3.5  | NaN | NaN | NaN",
        "a % b              | 1    | NaN | NaN | NaN",
        "-7 % 4 + a - a     | -3   | NaN | -3  | -3",
        "greatest(a, b)     | 7    | 1   | 0   | 0",
        "least(a, b, 1)     | 1    | 1   | -3  | 0",
        "floor(a / 2) + 0 * b | 3  | NaN | -2  | NaN",
        "ln(a) + sqrt(b) IS NULL | 0 | 1 | 1   | 1",
        "a > 0 OR b = 1     | 1    | 1   | 0   | NaN",
        "a > 0 AND b > 0    | 1    | NaN | 0   | 0",
        "NOT a = 7 AND b <> 2 | 0  | NaN | 1   | NaN",
        "a IN (0, 7) AND b = b | 1 | NaN | 0   | NaN",
        "a NOT IN (0, b)    | 1    | NaN | 1   | 0",
        "a IS NOT NULL AND b IS NULL | 0 | 0 | 0 | 1",
        "a + 0 * b IN (7, -3) | 1  | NaN | 1   | NaN",
      })
  void evaluate_everyOperator_followsSql(String text, double r0, double r1, double r2, double r3)
      throws Exception {
    double[] found = Expression.parse(text).evaluate(TABLE);
    double[] expected = {r0, r1, r2, r3, found[4]};
    assertArrayEquals(expected, found, text);
  }

  @Test
  void evaluate_words_testEachWord() throws Exception {
    assertArrayEquals(
        new double[] {1, 0, 1, NULL, 1}, Expression.parse("word NOT LIKE ':%'").evaluate(TABLE));
    assertArrayEquals(
        new double[] {0, 1, 0, NULL, 0}, Expression.parse("word LIKE '_y'").evaluate(TABLE));
    assertArrayEquals(new double[] {0, 1, 2, NULL, 0}, Expression.parse("word").evaluate(TABLE));
  }

  @Test
  void evaluate_badCell_isBadWhateverTheRest() throws Exception {
    for (String text : List.of("b", "b IS NULL", "a = 1 OR b = 1", "greatest(a, b)", "0 * b")) {
      assertEquals(Table.BAD, Expression.parse(text).evaluate(TABLE)[4], text);
    }
    assertEquals(1, Expression.parse("a").evaluate(TABLE)[4]);
  }

  @Test
  void evaluate_notFinite_isMissing() throws Exception {
    assertTrue(Double.isNaN(Expression.parse("exp(1000)").evaluate(TABLE)[0]));
    assertTrue(Double.isNaN(Expression.parse("sqrt(0 - 1)").evaluate(TABLE)[0]));
    assertEquals(0L, Double.doubleToRawLongBits(Expression.parse("-0").evaluate(TABLE)[0]));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a +            | 4  | is expected",
        "a + )          | 5  | not )",
        "flour(a)       | 1  | there is no function flour",
        "sum(a)         | 1  | is an aggregate",
        "floor(a, b)    | 1  | takes one argument",
        "greatest(a)    | 1  | two arguments or more",
        "(a > 1) + 2    | 1  | a number is needed",
        "a AND b > 1    | 1  | a comparison is needed",
        "a < 'x'        | 3  | = and <>",
        "a + 1 LIKE 'x' | 1  | the name of a column",
        "a --b          | 3  | comment",
        "a LIKE 'x      | 8  | not '",
        "a ; b          | 3  | not ;",
        "1e999          | 1  | beyond every number",
        "a b            | 3  | an operator or the end",
        "and > 1        | 1  | not and",
        "max(a)         | 1  | aggregate",
      })
  void parse_mistake_saysWhereAndWhat(String text, int column, String part) {
    ExpressionException e = assertThrows(ExpressionException.class, () -> Expression.parse(text));
    assertEquals(column, e.column(), e.getMessage());
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  @Test
  void parse_hostileDepthAndLength_isRefused() {
    for (String text :
        List.of(
            "(".repeat(2000),
            "- ".repeat(1500) + "a",
            "NOT ".repeat(1000) + "a > 1",
            "a" + "+a".repeat(300))) {
      assertThrows(ExpressionException.class, () -> Expression.parse(text));
    }
  }

  @Test
  void parse_longSum_isEvaluated() throws Exception {
    assertEquals(7 * 249, Expression.parse("a" + "+a".repeat(248)).evaluate(TABLE)[0]);
  }

  @Test
  void columns_areThoseRead() throws Exception {
    assertEquals(
        Set.of("a", "two words", "word"),
        Expression.parse("a > `two words` OR NOT word LIKE 'b'").columns());
  }

  @Test
  void check_problem_namesTheColumn() throws Exception {
    assertEquals("", Expression.parse("a + b > 2 AND word = 'q'").check(SCHEMA).orElse(""));
    assertTrue(
        Expression.parse("a + wrod").check(SCHEMA).orElseThrow().contains("did you mean word?"));
    assertTrue(Expression.parse("a + word").check(SCHEMA).orElseThrow().contains("holds words"));
    assertTrue(
        Expression.parse("a LIKE 'x'").check(SCHEMA).orElseThrow().contains("holds numbers"));
    assertThrows(IllegalArgumentException.class, () -> Expression.parse("c + 1").evaluate(TABLE));
  }

  @Test
  void serialised_expressionAndAggregation_comeBackEqualAndWork() throws Exception {
    Expression expression = Expression.parse("word LIKE 'x%' OR b > 2");
    assertArrayEquals(expression.evaluate(TABLE), copy(expression).evaluate(TABLE));
    assertEquals(expression.columns(), copy(expression).columns());
    Aggregation aggregation = Aggregation.parse("sum(a) / max(b + 1)");
    int[] one = new int[TABLE.rows()];
    assertArrayEquals(
        aggregation.evaluate(TABLE, one, 1), copy(aggregation).evaluate(TABLE, one, 1));
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
