package org.hallmark.tables;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hallmark.provenance.json.Words;

/** A node of a parsed expression. */
sealed interface Term {

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

  /** An array of numbers, written out or a column of arrays. */
  record Array(List<Term> parts) implements Term {
    @Override
    public Values evaluate(Table table) {
      throw new IllegalStateException("the parser lets no array stand for a number");
    }

    @Override
    public List<Values> elements(Table table) {
      return parts.stream().map(part -> part.evaluate(table)).toList();
    }

    @Override
    public int length() {
      return parts.size();
    }

    @Override
    public String sql() {
      return parts.stream().map(Term::sql).collect(Collectors.joining(", ", "array(", ")"));
    }
  }

  /** One element, counted from 0, of an array that a function gives. */
  record Element(Term array, int index) implements Term {
    @Override
    public Values evaluate(Table table) {
      return array.elements(table).get(index);
    }

    @Override
    public String sql() {
      return array.sql() + "[" + index + "]";
    }

    @Override
    public List<Term> parts() {
      return List.of(array);
    }
  }

  /** A call of a function that takes or gives arrays. */
  record ArrayCall(ArrayFunction function, List<Term> parts, int length) implements Term {
    @Override
    public Values evaluate(Table table) {
      return rows(table, 1).get(0);
    }

    @Override
    public List<Values> elements(Table table) {
      return rows(table, length);
    }

    @Override
    public String sql() {
      return parts.stream()
          .map(Term::sql)
          .collect(Collectors.joining(", ", function.id() + "(", ")"));
    }

    private List<Values> rows(Table table, int results) {
      List<List<Values>> arguments = parts.stream().map(part -> part.elements(table)).toList();
      List<Values> values = Stream.generate(() -> Values.of(table.rows())).limit(results).toList();
      for (int row = 0; row < table.rows(); row++) {
        double[] result = result(arguments, row);
        for (int i = 0; i < results; i++) {
          values.get(i).set(row, result.length == 0, result.length == 0 ? 0 : result[i]);
        }
      }
      return values;
    }

    /** Nothing where a number is null. */
    private double[] result(List<List<Values>> arguments, int row) {
      double[][] numbers = new double[arguments.size()][];
      for (int a = 0; a < numbers.length; a++) {
        List<Values> argument = arguments.get(a);
        numbers[a] = new double[argument.size()];
        for (int i = 0; i < numbers[a].length; i++) {
          if (argument.get(i).nulls()[row]) {
            return new double[0];
          }
          numbers[a][i] = argument.get(i).numbers()[row];
        }
      }
      return function.of(numbers);
    }
  }

  /** One of the six comparisons of numbers. */
  record Comparison(String operator, Term left, Term right) implements Term {
    @Override
    public Values evaluate(Table table) {
      return left.evaluate(table)
          .with(right.evaluate(table), (a, b) -> Values.truth(holds(Values.compare(a, b))));
    }

    private boolean holds(int order) {
      return switch (operator) {
        case "=" -> order == 0;
        case "<>" -> order != 0;
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        default -> order >= 0;
      };
    }

    @Override
    public String sql() {
      return "(" + left.sql() + " " + operator + " " + right.sql() + ")";
    }

    @Override
    public List<Term> parts() {
      return List.of(left, right);
    }

    @Override
    public boolean truth() {
      return true;
    }
  }

  /** AND, OR. */
  record Junction(String operator, Term left, Term right) implements Term {
    @Override
    public Values evaluate(Table table) {
      double decisive = Values.truth(operator.equals("OR"));
      return left.evaluate(table).junction(right.evaluate(table), decisive);
    }

    @Override
    public String sql() {
      return "(" + left.sql() + " " + operator + " " + right.sql() + ")";
    }

    @Override
    public List<Term> parts() {
      return List.of(left, right);
    }

    @Override
    public boolean truth() {
      return true;
    }
  }

  /** NOT. */
  record Not(Term term) implements Term {
    @Override
    public Values evaluate(Table table) {
      return term.evaluate(table).map(x -> 1 - x);
    }

    @Override
    public String sql() {
      return "(NOT " + term.sql() + ")";
    }

    @Override
    public List<Term> parts() {
      return List.of(term);
    }

    @Override
    public boolean truth() {
      return true;
    }
  }

  /** IS NULL. */
  record IsNull(Term term) implements Term {
    @Override
    public Values evaluate(Table table) {
      return term.evaluate(table).isNull();
    }

    @Override
    public String sql() {
      String inner = term instanceof Reference reference ? reference.bareSql() : term.sql();
      return "(" + inner + " IS NULL)";
    }

    @Override
    public List<Term> parts() {
      return List.of(term);
    }

    @Override
    public Optional<String> check(Schema schema) {
      return term instanceof Reference reference
          ? checkPresent(reference.column(), schema)
          : term.check(schema);
    }

    @Override
    public boolean truth() {
      return true;
    }
  }

  /** A test of a column of words: LIKE, IN or equality. */
  record WordTest(Reference column, String test, Predicate<String> holds) implements Term {
    static WordTest like(Reference column, String pattern) {
      String regex =
          pattern
              .codePoints()
              .mapToObj(Character::toString)
              .map(c -> c.equals("%") ? ".*" : c.equals("_") ? "." : Pattern.quote(c))
              .collect(Collectors.joining());
      Pattern compiled = Pattern.compile(regex, Pattern.DOTALL);
      return new WordTest(
          column, "LIKE " + quoted(pattern), word -> compiled.matcher(word).matches());
    }

    static WordTest in(Reference column, List<String> words) {
      List<String> quoted = words.stream().map(WordTest::quoted).toList();
      return new WordTest(column, "IN (" + String.join(", ", quoted) + ")", words::contains);
    }

    @Override
    public Values evaluate(Table table) {
      List<String> words = table.schema().column(column.column()).values();
      double[] worth = words.stream().mapToDouble(w -> Values.truth(holds.test(w))).toArray();
      return column.evaluate(table).map(index -> worth[(int) index]);
    }

    @Override
    public String sql() {
      return "(" + column.bareSql() + " " + test + ")";
    }

    @Override
    public List<Term> parts() {
      return List.of(column);
    }

    @Override
    public Optional<String> check(Schema schema) {
      return checkPresent(column.column(), schema)
          .or(
              () ->
                  schema.column(column.column()).kind() == Kind.CATEGORY
                      ? Optional.empty()
                      : Optional.of(column.column() + " holds numbers; words are needed here"));
    }

    @Override
    public boolean truth() {
      return true;
    }

    /** The parser has refused backslashes. */
    private static String quoted(String word) {
      return "'" + word.replace("'", "\\'") + "'";
    }
  }

  private static Optional<String> checkPresent(String column, Schema schema) {
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
