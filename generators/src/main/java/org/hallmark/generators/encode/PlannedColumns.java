package org.hallmark.generators.encode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Words;
import org.hallmark.tables.Column;
import org.hallmark.tables.Expression;
import org.hallmark.tables.ExpressionException;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Schema;

/**
 * What a plan's section {@code generator} says of columns, whatever the model.
 *
 * @param fields of the section
 * @param schema of the source
 * @param keys the columns of the public frame, which no generator makes
 */
public record PlannedColumns(Fields fields, Schema schema, List<String> keys) {

  /** The expressions of computed columns, by column: the member {@code derive}. */
  public SortedMap<String, String> derive() {
    SortedMap<String, String> derive = new TreeMap<>();
    Map<String, Node> members = members("derive");
    members.forEach(
        (name, node) ->
            derivation(name, node, members)
                .ifPresentOrElse(
                    problem -> fields.mistakes().add(node, problem),
                    () -> derive.put(name, node.text())));
    if (schema.names().stream().allMatch(n -> keys.contains(n) || derive.containsKey(n))) {
      fields.mistakes().add(fields.node(), "must leave a column to model: all are keys or derived");
    }
    return derive;
  }

  private Optional<String> derivation(String name, Node node, Map<String, Node> members) {
    Optional<String> column = columnProblem(name);
    if (column.isPresent()) {
      return column;
    }
    if (schema.column(name).kind() == Kind.CATEGORY) {
      return Optional.of("derived column must hold numbers; " + name + " is a category");
    }
    if (node.kind() != Node.Kind.STRING) {
      return Optional.of("must be an expression, as text");
    }
    try {
      Expression expression = Expression.parse(node.text());
      return expression.columns().stream()
          .filter(members::containsKey)
          .findFirst()
          .map(other -> "must not use " + other + ", which is itself derived")
          .or(() -> expression.check(schema));
    } catch (ExpressionException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Where the cells of columns begin, by column: the member {@code cells}. */
  public SortedMap<String, List<Double>> cells() {
    SortedMap<String, List<Double>> cells = new TreeMap<>();
    members("cells")
        .forEach(
            (name, node) -> {
              Optional<String> problem =
                  columnProblem(name).or(() -> cellsProblem(schema.column(name), node));
              if (problem.isPresent()) {
                fields.mistakes().add(node, problem.get());
              } else {
                cells.put(name, node.items().stream().map(Node::number).toList());
              }
            });
    return cells;
  }

  private static Optional<String> cellsProblem(Column column, Node node) {
    boolean numbers =
        node.kind() == Node.Kind.ARRAY
            && node.items().stream()
                .allMatch(i -> i.kind() == Node.Kind.INTEGER || i.kind() == Node.Kind.REAL);
    if (!numbers || column.kind() == Kind.CATEGORY) {
      return Optional.of("must be a list of numbers, where the cells of a numeric column begin");
    }
    try {
      CodeBook.of(column, node.items().stream().map(Node::number).toList());
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(
          "must increase from "
              + column.text(column.minimum())
              + " to at most "
              + column.text(column.maximum())
              + (column.whole() ? ", in whole numbers" : ""));
    }
  }

  /** What is wrong with the name of a column that the model is to make, if anything. */
  public Optional<String> columnProblem(String name) {
    if (!schema.has(name)) {
      Optional<String> nearest = Words.nearest(name, schema.names());
      return Optional.of(
          "there is no column " + name + nearest.map(w -> "; did you mean " + w + "?").orElse(""));
    }
    return keys.contains(name)
        ? Optional.of(name + " is a key of the frame, which the generator does not make")
        : Optional.empty();
  }

  /** What a member says, by column; nothing where it is not there. */
  public Map<String, Node> members(String name) {
    return fields
        .optionalObject(name)
        .map(Fields::node)
        .filter(n -> n.kind() == Node.Kind.OBJECT)
        .map(Node::members)
        .orElse(Map.of());
  }
}
