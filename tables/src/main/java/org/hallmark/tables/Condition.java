package org.hallmark.tables;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A term that is true, false or null. */
sealed interface Condition extends Term {
  @Override
  default boolean truth() {
    return true;
  }

  /** One of the six comparisons of numbers. */
  record Comparison(String operator, Term left, Term right) implements Condition {
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
  }

  /** AND, OR. */
  record Junction(String operator, Term left, Term right) implements Condition {
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
  }

  /** NOT. */
  record Not(Term term) implements Condition {
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
  }

  /** IS NULL. */
  record IsNull(Term term) implements Condition {
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
          ? Term.checkPresent(reference.column(), schema)
          : term.check(schema);
    }
  }

  /** A test of a column of words: LIKE, IN or equality. */
  record WordTest(Reference column, String test, Predicate<String> holds) implements Condition {
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
      return Term.checkPresent(column.column(), schema)
          .or(
              () ->
                  schema.column(column.column()).kind() == Kind.CATEGORY
                      ? Optional.empty()
                      : Optional.of(column.column() + " holds numbers; words are needed here"));
    }

    /** The parser has refused backslashes. */
    private static String quoted(String word) {
      return "'" + word.replace("'", "\\'") + "'";
    }
  }
}
