package org.hallmark.generators.encode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.hallmark.tables.Expression;
import org.hallmark.tables.ExpressionException;
import org.hallmark.tables.Schema;

/**
 * How a table becomes vectors of real numbers and back: as data, a part of architectures.
 *
 * @param keys the columns of the frame
 * @param conditions those that the model is conditioned on
 * @param coordinates the modelled columns
 * @param derived the computed columns
 * @param constraints what drawn rows are moved onto; nothing in versions that know of none
 */
public record TableForm(
    List<String> keys,
    List<Condition> conditions,
    List<Coordinate> coordinates,
    List<Derivation> derived,
    Optional<List<Constraint>> constraints) {
  /** More features and columns than this are refused. */
  public static final int MOST = 20_000;

  /**
   * A column that is computed from others in every synthetic row, so that a law between them holds
   * by construction.
   *
   * @param column its name
   * @param expression of modelled and key columns
   */
  public record Derivation(String column, String expression) {}

  public TableForm {
    keys = List.copyOf(keys);
    conditions = List.copyOf(conditions);
    coordinates = List.copyOf(coordinates);
    derived = List.copyOf(derived);
    constraints = constraints.map(List::copyOf);
    long width = conditions.stream().mapToLong(Condition::width).sum() + coordinates.size();
    if (coordinates.isEmpty() || width > MOST) {
      throw new IllegalArgumentException("coordinates must be some, with at most " + MOST);
    }
  }

  /** The number of condition features. */
  public int features() {
    return conditions.stream().mapToInt(Condition::width).sum();
  }

  /** How many coordinates are put into stretches at random. */
  public int stretches() {
    return (int) coordinates.stream().filter(Coordinate::hasStretches).count();
  }

  /** Whether keys, coordinates and derived columns are together those of {@code schema}. */
  public boolean fits(Schema schema) {
    List<String> names = new ArrayList<>(keys);
    coordinates.forEach(c -> names.add(c.column()));
    derived.forEach(d -> names.add(d.column()));
    boolean all =
        names.size() == new HashSet<>(names).size()
            && new HashSet<>(names).equals(new HashSet<>(schema.names()))
            && conditions.stream().allMatch(c -> keys.contains(c.column()));
    if (all) {
      all =
          coordinates.stream()
              .allMatch(
                  c -> c.equals(Coordinate.of(schema.column(c.column()), c.begins(), c.form())));
      derived.forEach(d -> expression(d, schema));
    }
    return all && possible(schema);
  }

  private boolean possible(Schema schema) {
    List<String> made = coordinates.stream().map(Coordinate::column).toList();
    ConstraintRules rules = new ConstraintRules(schema, made, keys);
    List<Constraint> before = new ArrayList<>();
    for (Constraint constraint : constraints.orElse(List.of())) {
      if (rules.problem(before, constraint).isPresent()) {
        return false;
      }
      before.add(constraint);
    }
    return true;
  }

  /** The same in versions that know of constraints. */
  public TableForm withConstraints() {
    return new TableForm(
        keys, conditions, coordinates, derived, Optional.of(constraints.orElse(List.of())));
  }

  /** Whether there are any constraints. */
  public boolean constrained() {
    return !constraints.orElse(List.of()).isEmpty();
  }

  /** The expression of a derivation, of columns of the schema. */
  public static Expression expression(Derivation derivation, Schema schema) {
    try {
      Expression expression = Expression.parse(derivation.expression());
      expression
          .check(schema)
          .ifPresent(
              problem -> {
                throw new IllegalArgumentException(problem);
              });
      return expression;
    } catch (ExpressionException e) {
      throw new IllegalArgumentException(
          "expression must be readable. Provided value: " + derivation.expression(), e);
    }
  }
}
