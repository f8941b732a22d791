package org.hallmark.tables;

import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A number of every group of rows: arithmetic over sum, avg, min, max, count, min_by and max_by of
 * expressions, with Spark SQL's meaning, and elements of the radial distribution and the structure
 * factor of a group's rows as points in a periodic cell: {@code radial_distribution(points(x, y,
 * z), array(a, b, c), array(0, 1, 2))[1]}.
 *
 * <p>Nothing depends on the order of rows: sums are exact and rounded once, and of rows that tie in
 * min_by or max_by the least value counts. A group with a bad cell in it has a bad result.
 */
public final class Aggregation implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String text;
  private final Schema schema;
  private final transient Term term;
  private final transient List<Aggregated> aggregates;

  private Aggregation(String text, Schema schema, Term term, List<Aggregated> aggregates) {
    this.text = text;
    this.schema = schema;
    this.term = term;
    this.aggregates = List.copyOf(aggregates);
  }

  /** Reads an aggregation. */
  public static Aggregation parse(String text) throws ExpressionException {
    return parse(text, Expression.NO_ARRAYS);
  }

  /** Reads an aggregation; a name that is no column of the schema may be an array of columns. */
  public static Aggregation parse(String text, Schema schema) throws ExpressionException {
    List<Aggregated> aggregates = new ArrayList<>();
    Term term = ExpressionParser.aggregation(text, aggregates, schema);
    return new Aggregation(text, schema, term, aggregates);
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  /** The columns that it reads. */
  public SortedSet<String> columns() {
    SortedSet<String> columns = new TreeSet<>();
    aggregates.forEach(a -> a.arguments().forEach(e -> columns.addAll(e.columns())));
    return Collections.unmodifiableSortedSet(columns);
  }

  /** Why it has no meaning in a table of that schema, if it has none. */
  public Optional<String> check(Schema schema) {
    return aggregates.stream()
        .flatMap(aggregate -> aggregate.arguments().stream())
        .flatMap(argument -> argument.check(schema).or(() -> words(argument, schema)).stream())
        .findFirst();
  }

  /** Its result in every group; {@link Table#MISSING} for null. */
  public double[] evaluate(Table table, Groups groups) {
    return evaluate(table, groups.of(table), groups.size());
  }

  /** The same with the group of every row given, where −1 leaves a row out. */
  public double[] evaluate(Table table, int[] groups, int size) {
    Optional<String> problem = check(table.schema());
    if (problem.isPresent()) {
      throw new IllegalArgumentException(problem.get() + ". Provided value: " + text);
    }
    double[][] columns =
        aggregates.stream().map(a -> a.evaluate(table, groups, size)).toArray(double[][]::new);
    return arithmetic(columns);
  }

  /** The same in Spark SQL, where the rounding of sums depends on the order of rows. */
  public String sql() {
    return Expression.finite(term.sql());
  }

  /** It travels as its text. */
  private Object writeReplace() {
    return new Written(text, schema);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Aggregation that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  private double[] arithmetic(double[][] columns) {
    List<Column> slots = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      slots.add(Column.number(Aggregate.slotName(i), "", Kind.REAL, "1", 0, 1, Missing.CATEGORY));
    }
    double[] results = Expression.results(term.evaluate(Table.of(new Schema(slots), columns)));
    for (double[] column : columns) {
      for (int group = 0; group < results.length; group++) {
        if (Table.isBad(column[group])) {
          results[group] = Table.BAD;
        }
      }
    }
    return results;
  }

  private static Optional<String> words(Expression argument, Schema schema) {
    return argument.columns().stream()
        .filter(name -> schema.column(name).kind() == Kind.CATEGORY)
        .findFirst()
        .map(name -> name + " holds words; numbers are needed here");
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
