package org.hallmark.metrics.observable;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.json.Node;
import org.hallmark.tables.Aggregation;
import org.hallmark.tables.Expression;
import org.hallmark.tables.ExpressionException;
import org.hallmark.tables.Frame;
import org.hallmark.tables.Groups;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * A number per record (fine) or per group of records (coarse), written in a plan.
 *
 * @param text as the plan writes it
 * @param columns the columns it reads, those of its groups among them
 * @param grouping the groups, for a coarse one
 * @param values its value of every record or group; missing and bad as in a {@link Table}
 */
public record Quantity(
    String text, SortedSet<String> columns, Optional<Grouping> grouping, Values values)
    implements Serializable {

  /** Evaluates a quantity. */
  @FunctionalInterface
  public interface Values extends Serializable {
    double[] of(Table table);
  }

  public Scale scale() {
    return grouping.isPresent() ? Scale.COARSE : Scale.FINE;
  }

  /**
   * Its values for bins, which tell no -0 from 0: a bare column's own cells, not to be changed, or
   * newly computed ones.
   */
  double[] binned(Table table) {
    boolean bare = columns.size() == 1 && columns.first().equals(text) && grouping.isEmpty();
    return bare ? table.column(text) : values.of(table);
  }

  /** A number per record. */
  public static Quantity fine(Expression expression) {
    return new Quantity(
        expression.text(), expression.columns(), Optional.empty(), expression::evaluate);
  }

  /** A number per group. */
  public static Quantity coarse(Aggregation aggregation, Grouping grouping) {
    SortedSet<String> columns = new TreeSet<>(aggregation.columns());
    columns.addAll(grouping.columns());
    return new Quantity(
        aggregation.text(),
        columns,
        Optional.of(grouping),
        table -> grouping.evaluate(aggregation, table));
  }

  /**
   * Reads member {@code name}: an expression where there are no groups, else an aggregation over
   * them. Nothing if it is a mistake.
   */
  public static Optional<Quantity> read(
      Fields fields, String name, Schema schema, Optional<Grouping> groups) {
    String text = fields.text(name);
    Optional<Node> node = fields.raw(name).filter(n -> n.kind() == Node.Kind.STRING);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    try {
      return groups.isPresent()
          ? readCoarse(fields, name, Aggregation.parse(text, schema), schema, groups.get())
          : readFine(fields, name, Expression.parse(text, schema), schema);
    } catch (ExpressionException e) {
      fields.mistake(name, inWords(e));
      return Optional.empty();
    }
  }

  private static Optional<Quantity> readFine(
      Fields fields, String name, Expression expression, Schema schema) {
    Optional<String> problem = expression.check(schema);
    if (problem.isEmpty() && expression.truth()) {
      problem = Optional.of("must be a number, not a truth value");
    }
    problem.ifPresent(message -> fields.mistake(name, message));
    return problem.isPresent() ? Optional.empty() : Optional.of(fine(expression));
  }

  private static Optional<Quantity> readCoarse(
      Fields fields, String name, Aggregation aggregation, Schema schema, Grouping groups) {
    Optional<String> problem = aggregation.check(schema);
    problem.ifPresent(message -> fields.mistake(name, message));
    return problem.isPresent() ? Optional.empty() : Optional.of(coarse(aggregation, groups));
  }

  private static String inWords(ExpressionException e) {
    return e.getMessage() + " (at character " + e.column() + ")";
  }

  /** Reads the public groups of {@code groupBy}; nothing if they are a mistake. */
  public static Optional<Groups> readGroups(Fields fields, Frame frame) {
    List<Expression> by = readKeys(fields, "must be a key of the frame, or an expression of keys");
    if (by.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> problem = Groups.problem(frame, by);
    problem.ifPresent(message -> fields.mistake("groupBy", message));
    return problem.isPresent() ? Optional.empty() : Optional.of(Groups.of(frame, by));
  }

  /** Reads the groups of {@code groupBy} that any table has; nothing if they are a mistake. */
  static Optional<Grouping> readGroups(Fields fields, Schema schema) {
    List<Expression> by = readKeys(fields, "must be a column, or an expression of columns");
    Optional<String> problem = by.stream().flatMap(e -> e.check(schema).stream()).findFirst();
    problem.ifPresent(message -> fields.mistake("groupBy", message));
    return by.isEmpty() || problem.isPresent()
        ? Optional.empty()
        : Optional.of(new Grouping.OfRows(by));
  }

  /** Reads {@code groupBy}; empty if there is a mistake in it. */
  private static List<Expression> readKeys(Fields fields, String expected) {
    Mistakes mistakes = fields.mistakes();
    List<Expression> by = new ArrayList<>();
    List<Node> items = fields.items("groupBy");
    for (Node item : items) {
      if (item.kind() != Node.Kind.STRING) {
        mistakes.add(item, expected);
        continue;
      }
      try {
        by.add(Expression.parse(item.text()));
      } catch (ExpressionException e) {
        mistakes.add(item, inWords(e));
      }
    }
    return by.size() < items.size() ? List.of() : by;
  }

  /** An {@link Optional} does not travel. */
  private Object writeReplace() {
    return new Written(text, new TreeSet<>(columns), grouping.orElse(null), values);
  }

  private record Written(String text, TreeSet<String> columns, Grouping grouping, Values values)
      implements Serializable {
    private Object readResolve() {
      return new Quantity(text, columns, Optional.ofNullable(grouping), values);
    }
  }
}
