package org.hallmark.generators.encode;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * An equation between columns that every synthetic row is moved onto before it is written, so that
 * a law holds by construction.
 *
 * @param kind which equation
 * @param columns real columns; of a distance those of one point, then those of the other
 * @param weights one for each column of a {@link Kind#LINEAR} or {@link Kind#SQUARES} constraint,
 *     none for the other kinds
 * @param equals the right side: an expression of key columns and of modelled columns that stand in
 *     no constraint
 */
public record Constraint(Kind kind, List<String> columns, List<Double> weights, String equals) {
  /** The equations there are; w weights, x values, y the right side. */
  public enum Kind {
    /** Σ wx = y. */
    LINEAR,
    /** Σ wx² = y, with positive weights: a norm, a kinetic energy. */
    SQUARES,
    /** |p − q| = y between two points: a rigid bond. */
    DISTANCE,
    /** Σ x = y, no x negative: shares of a total. */
    SIMPLEX
  }

  public Constraint {
    columns = List.copyOf(columns);
    weights = List.copyOf(weights);
    problem(kind, columns, weights)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
  }

  /** What is wrong with the parts of a constraint, if anything. */
  static Optional<String> problem(Kind kind, List<String> columns, List<Double> weights) {
    if (columns.size() < 2 || new HashSet<>(columns).size() != columns.size()) {
      return Optional.of("columns must be two or more, each named once");
    }
    boolean weighted = kind == Kind.LINEAR || kind == Kind.SQUARES;
    if (weights.size() != (weighted ? columns.size() : 0)) {
      return Optional.of(
          "weights must be one for each column, "
              + (weighted ? columns.size() : 0)
              + ". Found: "
              + weights.size());
    }
    boolean good =
        weights.stream()
            .allMatch(w -> Double.isFinite(w) && (kind == Kind.LINEAR ? w != 0 : w > 0));
    if (!good) {
      return Optional.of(
          kind == Kind.LINEAR ? "weights must not be zero" : "weights must be positive");
    }
    return kind == Kind.DISTANCE && columns.size() % 2 != 0
        ? Optional.of("points must have as many coordinates")
        : Optional.empty();
  }

  /** As a reader sees it. */
  public String text() {
    String all =
        columns.size() > 4
            ? columns.get(0) + ", …, " + columns.get(columns.size() - 1)
            : String.join(", ", columns);
    return switch (kind) {
          case LINEAR -> "sum of ";
          case SQUARES -> "squares of ";
          case DISTANCE -> "distance of ";
          case SIMPLEX -> "shares ";
        }
        + all
        + " = "
        + equals;
  }
}
