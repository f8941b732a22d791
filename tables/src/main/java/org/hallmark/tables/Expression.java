package org.hallmark.tables;

import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A number or a truth value of every row of a table, written in a closed subset of Spark SQL and
 * with its meaning.
 *
 * <p>The subset: {@code + - * / %}, comparisons, AND OR NOT in three-valued logic, LIKE and IN and
 * equality on words, IS [NOT] NULL, floor ceil abs sqrt ln exp greatest least, numbers, names (in
 * backquotes where they are not words), {@code array(...)}, an element {@code a[0]}, the name of an
 * array of columns ({@code a} for {@code a[0]}, {@code a[1]}, …) and the functions of {@link
 * ArrayFunction}. Every number is a double; {@code /} divides doubles; a division by zero is null.
 * Two rules go beyond SQL: a result that is not finite is missing, and a row where a cell that the
 * expression reads is {@link Table#BAD} has a bad result.
 */
public final class Expression implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What tells no name to be an array. */
  static final Schema NO_ARRAYS = new Schema(List.of());

  private final String text;
  private final Schema schema;
  private final transient Term term;
  private final transient SortedSet<String> columns;

  private Expression(String text, Schema schema, Term term) {
    this.text = text;
    this.schema = schema;
    this.term = term;
    this.columns = Collections.unmodifiableSortedSet(references(term, new TreeSet<>()));
  }

  /** Reads an expression of single numbers. */
  public static Expression parse(String text) throws ExpressionException {
    return parse(text, NO_ARRAYS);
  }

  /** Reads an expression; a name that is no column of the schema may be an array of columns. */
  public static Expression parse(String text, Schema schema) throws ExpressionException {
    return new Expression(text, schema, ExpressionParser.expression(text, schema));
  }

  /** The value of a column, whatever its name. */
  public static Expression column(String name) {
    Term.Reference column = new Term.Reference(name);
    return new Expression(column.bareSql(), NO_ARRAYS, column);
  }

  static Expression of(Term term) {
    return new Expression(term.sql(), NO_ARRAYS, term);
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  /** The columns that it reads. */
  public SortedSet<String> columns() {
    return columns;
  }

  /** Whether it is a truth value (1, 0 or missing), not a number. */
  public boolean truth() {
    return term.truth();
  }

  /** Why it has no meaning in a table of that schema, if it has none. */
  public Optional<String> check(Schema schema) {
    return term instanceof Term.Reference reference
        ? new Condition.IsNull(reference).check(schema)
        : term.check(schema);
  }

  /**
   * Its result in every row; {@link Table#MISSING} for null. A bare category gives its indexes.
   *
   * @throws IllegalArgumentException with what {@link #check} says
   */
  public double[] evaluate(Table table) {
    check(table.schema())
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem + ". Provided value: " + text);
            });
    if (term instanceof Term.Reference reference) {
      return PlainArithmetic.copy(table.column(reference.column()));
    }
    double[] results =
        term.plain() ? PlainArithmetic.finite(term.numbers(table)) : results(term.evaluate(table));
    if (!(term.plain() && term.spreads() && PlainArithmetic.allFinite(results))) {
      for (String column : columns) {
        markBad(results, table.column(column));
      }
    }
    return results;
  }

  /**
   * The same in Spark SQL, for a table where numbers are numeric columns, words are strings and no
   * cell is bad: the same bits in every row, null for missing.
   */
  public String sql() {
    if (term.truth()) {
      return term.sql();
    }
    return term instanceof Term.Reference reference ? reference.bareSql() : finite(term.sql());
  }

  /** It travels as its text. */
  private Object writeReplace() {
    return new Written(text, schema);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Expression that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  private static void markBad(double[] results, double[] cells) {
    if (PlainArithmetic.allFinite(cells)) {
      return;
    }
    for (int i = 0; i < cells.length; i++) {
      if (Table.isBad(cells[i])) {
        results[i] = Table.BAD;
      }
    }
  }

  /** Adding zero leaves every number as it is, but for -0, which becomes 0. */
  static double[] results(Values values) {
    double[] results = new double[values.rows()];
    for (int i = 0; i < results.length; i++) {
      boolean number = !values.nulls()[i] && Double.isFinite(values.numbers()[i]);
      results[i] = number ? values.numbers()[i] + 0.0 : Table.MISSING;
    }
    return results;
  }

  static String finite(String sql) {
    String result = "(" + sql + " + 0D)";
    for (String refused : new String[] {"NaN", "Infinity", "-Infinity"}) {
      result = "nullif(" + result + ", double('" + refused + "'))";
    }
    return result;
  }

  private static SortedSet<String> references(Term term, SortedSet<String> found) {
    if (term instanceof Term.Reference reference) {
      found.add(reference.column());
    }
    term.parts().forEach(part -> references(part, found));
    return found;
  }

  private record Written(String text, Schema schema) implements Serializable {
    private Object readResolve() throws ObjectStreamException {
      try {
        return parse(text, schema);
      } catch (ExpressionException e) {
        throw new InvalidObjectException(e.getMessage());
      }
    }
  }
}
