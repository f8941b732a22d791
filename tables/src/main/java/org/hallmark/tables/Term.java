package org.hallmark.tables;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hallmark.provenance.json.Words;

/** A node of a parsed expression. */
sealed interface Term
    permits Term.Literal,
        Term.Reference,
        Term.Slot,
        Term.Arithmetic,
        Term.Negation,
        Term.Call,
        ArrayTerm,
        Condition {

  /** What it is worth in every row. */
  Values evaluate(Table table);

  /**
   * Whether null may be written as NaN: neither the term nor a part of it tells them apart. A term
   * of which this holds has {@link #numbers}.
   */
  default boolean plain() {
    return false;
  }

  /** Whether a cell that is not finite leaves no finite result of a plain term. */
  default boolean spreads() {
    return parts().stream().allMatch(Term::spreads);
  }

  /**
   * What a plain term is worth in every row, with NaN for null, whatever bad cells are worth. The
   * array may be a column's own and is not to be changed.
   */
  default double[] numbers(Table table) {
    throw new UnsupportedOperationException();
  }

  /** The same in Spark SQL, where every number is a DOUBLE. */
  String sql();

  /** The terms it is made of. */
  default List<Term> parts() {
    return List.of();
  }

  /** Why it has no meaning in a table of that schema, if it has none. */
  default Optional<String> check(Schema schema) {
    return parts().stream().flatMap(part -> part.check(schema).stream()).findFirst();
  }

  /** Whether it is a truth value, not a number. */
  default boolean truth() {
    return false;
  }

  /** How many numbers it is: 0 for a single one, else the fixed length of an array. */
  default int length() {
    return 0;
  }

  /** The elements of an array, each in every row; a single number is its only one. */
  default List<Values> elements(Table table) {
    return List.of(evaluate(table));
  }

  /** A number as it was written. */
  record Literal(String text, double value) implements Term {
    @Override
    public Values evaluate(Table table) {
      return Values.of(table.rows()).map(zero -> value);
    }

    @Override
    public boolean plain() {
      return true;
    }

    @Override
    public double[] numbers(Table table) {
      double[] numbers = new double[table.rows()];
      Arrays.fill(numbers, value);
      return numbers;
    }

    @Override
    public String sql() {
      return text + "D";
    }
  }

  /** A column of numbers, or, bare, of anything. */
  record Reference(String column) implements Term {
    @Override
    public Values evaluate(Table table) {
      double[] cells = table.column(column);
      Values values = Values.of(cells.length);
      for (int i = 0; i < cells.length; i++) {
        boolean none = Table.isMissing(cells[i]) || Table.isBad(cells[i]);
        values.set(i, none, none ? 0 : cells[i]);
      }
      return values;
    }

    @Override
    public boolean plain() {
      return true;
    }

    @Override
    public double[] numbers(Table table) {
      return table.column(column);
    }

    /** A bad cell, should there be one, is null in SQL. */
    @Override
    public String sql() {
      return "nullif(CAST(" + bareSql() + " AS DOUBLE), double('-Infinity'))";
    }

    String bareSql() {
      return "`" + column + "`";
    }

    @Override
    public Optional<String> check(Schema schema) {
      return checkPresent(column, schema)
          .or(
              () ->
                  schema.column(column).kind() == Kind.CATEGORY
                      ? Optional.of(column + " holds words; numbers are needed here")
                      : Optional.empty());
    }
  }

  /** An aggregate's result, in a column of its own. */
  record Slot(int index, String sql) implements Term {
    @Override
    public Values evaluate(Table table) {
      return new Reference(Aggregate.slotName(index)).evaluate(table);
    }
  }

  /** One of the five operations. */
  record Arithmetic(char operator, Term left, Term right) implements Term {
    @Override
    public Values evaluate(Table table) {
      Values a = left.evaluate(table);
      Values b = right.evaluate(table);
      return switch (operator) {
        case '+' -> a.with(b, (x, y) -> x + y);
        case '-' -> a.with(b, (x, y) -> x - y);
        case '*' -> a.with(b, (x, y) -> x * y);
        case '/' -> a.with(b.withoutZero(), (x, y) -> x / y);
        default -> a.with(b.withoutZero(), (x, y) -> x % y);
      };
    }

    @Override
    public boolean plain() {
      return left.plain() && right.plain();
    }

    @Override
    public boolean spreads() {
      return operator != '/' && operator != '%' && left.spreads() && right.spreads();
    }

    @Override
    public double[] numbers(Table table) {
      return PlainArithmetic.of(operator, left.numbers(table), right.numbers(table));
    }

    /** Division by zero gives null whatever Spark's ANSI mode. */
    @Override
    public String sql() {
      boolean divides = operator == '/' || operator == '%';
      String divisor = divides ? "nullif(" + right.sql() + ", 0D)" : right.sql();
      return "(" + left.sql() + " " + operator + " " + divisor + ")";
    }

    @Override
    public List<Term> parts() {
      return List.of(left, right);
    }
  }

  /** The number with the other sign. */
  record Negation(Term term) implements Term {
    @Override
    public Values evaluate(Table table) {
      return term.evaluate(table).map(x -> -x);
    }

    @Override
    public boolean plain() {
      return term.plain();
    }

    @Override
    public double[] numbers(Table table) {
      return PlainArithmetic.negative(term.numbers(table));
    }

    @Override
    public String sql() {
      return "(- " + term.sql() + ")";
    }

    @Override
    public List<Term> parts() {
      return List.of(term);
    }
  }

  /** A call of a numeric function. */
  record Call(Function function, List<Term> parts) implements Term {
    @Override
    public Values evaluate(Table table) {
      return function.apply(parts.stream().map(part -> part.evaluate(table)).toList());
    }

    @Override
    public boolean plain() {
      return function == Function.ABS && parts.get(0).plain();
    }

    @Override
    public double[] numbers(Table table) {
      return PlainArithmetic.absolute(parts.get(0).numbers(table));
    }

    @Override
    public String sql() {
      return "CAST("
          + function.id()
          + parts.stream().map(Term::sql).collect(Collectors.joining(", ", "(", ")"))
          + " AS DOUBLE)";
    }
  }

  /** Why there is no such column, if there is none. */
  static Optional<String> checkPresent(String column, Schema schema) {
    if (schema.has(column)) {
      return Optional.empty();
    }
    String advice =
        Words.nearest(column, schema.names())
            .map(nearest -> "; did you mean " + nearest + "?")
            .orElse("; the columns are " + schema.names());
    return Optional.of("there is no column " + column + advice);
  }
}
