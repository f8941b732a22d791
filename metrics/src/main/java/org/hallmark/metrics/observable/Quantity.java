package org.hallmark.metrics.observable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
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
 * A number per record (fine) or per public group of records (coarse), written in a plan.
 *
 * @param text as the plan writes it
 * @param columns the columns it reads
 * @param groups the groups, for a coarse one
 * @param values its value of every record or group; missing and bad as in a {@link Table}
 */
public record Quantity(
    String text, SortedSet<String> columns, Optional<Groups> groups, Values values) {

  /** Evaluates a quantity. */
  @FunctionalInterface
  public interface Values {
    double[] of(Table table);
  }

  public Scale scale() {
    return groups.isPresent() ? Scale.COARSE : Scale.FINE;
  }

  /** A number per record. */
  static Quantity fine(Expression expression) {
    return new Quantity(
        expression.text(), expression.columns(), Optional.empty(), expression::evaluate);
  }

  /** A number per group. */
  static Quantity coarse(Aggregation aggregation, Groups groups) {
    return new Quantity(
        aggregation.text(),
        aggregation.columns(),
        Optional.of(groups),
        table -> aggregation.evaluate(table, groups));
  }

  /**
   * Reads member {@code name}: an expression where there are no groups, else an aggregation over
   * them. Nothing if it is a mistake.
   */
  public static Optional<Quantity> read(
      Fields fields, String name, Schema schema, Optional<Groups> groups) {
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
      Fields fields, String name, Aggregation aggregation, Schema schema, Groups groups) {
    Optional<String> problem = aggregation.check(schema);
    problem.ifPresent(message -> fields.mistake(name, message));
    return problem.isPresent() ? Optional.empty() : Optional.of(coarse(aggregation, groups));
  }

  private static String inWords(ExpressionException e) {
    return e.getMessage() + " (at character " + e.column() + ")";
  }

  /** Reads the public groups of {@code groupBy}; nothing if they are a mistake. */
  public static Optional<Groups> readGroups(Fields fields, Frame frame) {
    Mistakes mistakes = fields.mistakes();
    List<Expression> by = new ArrayList<>();
    List<Node> items = fields.items("groupBy");
    for (Node item : items) {
      if (item.kind() != Node.Kind.STRING) {
        mistakes.add(item, "must be a key of the frame, or an expression of keys");
        continue;
      }
      try {
        by.add(Expression.parse(item.text()));
      } catch (ExpressionException e) {
        mistakes.add(item, inWords(e));
      }
    }
    if (by.size() < items.size() || by.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> problem = Groups.problem(frame, by);
    problem.ifPresent(message -> fields.mistake("groupBy", message));
    return problem.isPresent() ? Optional.empty() : Optional.of(Groups.of(frame, by));
  }
}
