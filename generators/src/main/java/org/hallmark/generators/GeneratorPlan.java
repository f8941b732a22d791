package org.hallmark.generators;

import java.util.ArrayList;
import java.util.Collections;
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
 * The plan's section {@code generator}.
 *
 * @param id the model's id, without version
 * @param hidden widths of the hidden layers
 * @param latent width of the latent vector
 * @param head width of each column's own hidden layer
 * @param derive expressions of computed columns, by column
 * @param cells where the cells of modelled columns begin, where the default is not wanted, by
 *     column
 * @param training how it is trained
 * @param numericMode how the arithmetic of the training is pinned
 */
public record GeneratorPlan(
    String id,
    List<Integer> hidden,
    int latent,
    int head,
    SortedMap<String, String> derive,
    SortedMap<String, List<Double>> cells,
    TrainingPlan training,
    NumericMode numericMode) {
  /** The only model so far. */
  public static final String CONDITIONAL_VAE = "conditional-vae";

  /** Layers wider than this are refused. */
  public static final int WIDEST = 4096;

  /** Models with more hidden layers than this are refused. */
  public static final int DEEPEST = 8;

  /** Width of each column's own hidden layer, where the plan does not say. */
  public static final int DEFAULT_HEAD = 64;

  public GeneratorPlan {
    hidden = List.copyOf(hidden);
    derive = Collections.unmodifiableSortedMap(new TreeMap<>(derive));
    cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
  }

  /**
   * Reads the section.
   *
   * @param keys the columns of the public frame
   * @param nominalSize public stand-in for the number of records
   */
  public static GeneratorPlan read(
      Fields fields, Schema schema, List<String> keys, long nominalSize) {
    String id = fields.text("id");
    if (fields.has("id") && !id.equals(CONDITIONAL_VAE)) {
      fields.mistake("id", "must be " + CONDITIONAL_VAE + ". Found: " + id);
    }
    GeneratorPlan plan =
        new GeneratorPlan(
            id,
            hidden(fields),
            (int) fields.integer("latent", 1, WIDEST),
            (int) fields.integer("head", 1, WIDEST, DEFAULT_HEAD),
            derive(fields, schema, keys),
            cells(fields, schema, keys),
            TrainingPlan.read(fields.object("training"), nominalSize),
            fields.choice("numericMode", NumericMode.AVX2));
    BatchStatistics.refuse(fields);
    fields.done();
    if (schema.names().stream().allMatch(n -> keys.contains(n) || plan.derive.containsKey(n))) {
      fields.mistakes().add(fields.node(), "must leave a column to model: all are keys or derived");
    }
    return plan;
  }

  private static List<Integer> hidden(Fields fields) {
    List<Integer> widths = new ArrayList<>();
    for (Node item : fields.items("hidden")) {
      boolean good =
          item.kind() == Node.Kind.INTEGER && item.integer() >= 1 && item.integer() <= WIDEST;
      if (!good) {
        fields.mistakes().add(item, widthProblem(item));
      }
      widths.add(good ? (int) item.integer() : 1);
    }
    if (fields.has("hidden") && (widths.isEmpty() || widths.size() > DEEPEST)) {
      fields.mistake("hidden", "must have 1 to " + DEEPEST + " widths. Found: " + widths.size());
    }
    return widths.isEmpty() ? List.of(1) : widths;
  }

  private static String widthProblem(Node item) {
    return Optional.of(item)
        .filter(i -> i.kind() == Node.Kind.STRING)
        .flatMap(i -> BatchStatistics.refusal(i.text()))
        .orElse("must be an integer in [1, " + WIDEST + "]");
  }

  private static SortedMap<String, String> derive(Fields fields, Schema schema, List<String> keys) {
    SortedMap<String, String> derive = new TreeMap<>();
    Map<String, Node> members = members(fields, "derive");
    members.forEach(
        (name, node) ->
            derivation(name, node, schema, keys, members)
                .ifPresentOrElse(
                    problem -> fields.mistakes().add(node, problem),
                    () -> derive.put(name, node.text())));
    return derive;
  }

  private static Optional<String> derivation(
      String name, Node node, Schema schema, List<String> keys, Map<String, Node> members) {
    Optional<String> column = columnProblem(name, schema, keys);
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

  private static SortedMap<String, List<Double>> cells(
      Fields fields, Schema schema, List<String> keys) {
    SortedMap<String, List<Double>> cells = new TreeMap<>();
    members(fields, "cells")
        .forEach(
            (name, node) -> {
              Optional<String> problem =
                  columnProblem(name, schema, keys)
                      .or(() -> cellsProblem(schema.column(name), node));
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

  private static Map<String, Node> members(Fields fields, String name) {
    return fields
        .optionalObject(name)
        .map(Fields::node)
        .filter(n -> n.kind() == Node.Kind.OBJECT)
        .map(Node::members)
        .orElse(Map.of());
  }

  private static Optional<String> columnProblem(String name, Schema schema, List<String> keys) {
    if (!schema.has(name)) {
      Optional<String> nearest = Words.nearest(name, schema.names());
      return Optional.of(
          "there is no column " + name + nearest.map(w -> "; did you mean " + w + "?").orElse(""));
    }
    return keys.contains(name)
        ? Optional.of(name + " is a key of the frame, which the generator does not make")
        : Optional.empty();
  }
}
