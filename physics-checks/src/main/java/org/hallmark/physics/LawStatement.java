package org.hallmark.physics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a law says, in words and numbers.
 *
 * @param id kebab-case id from the plan
 * @param method id of the kind of law and the version of its check
 * @param title what it is, in words
 * @param formula the law with the plan's columns in it
 * @param unit unit of residual and tolerance, {@code 1} for a pure number
 * @param tolerance a residual above this is a violation, in {@code unit}
 * @param assumes what the law takes for granted
 * @param weakness what a passed check does not show
 * @param epsilon what the noisy count of violations in a confidential source may cost; empty where
 *     none is taken
 * @param reach how many records, or groups, of one privacy unit count in it at most
 * @param filtered what was removed or repaired before, as the plan declares it
 * @param origin where it was read from
 */
public record LawStatement(
    String id,
    String method,
    String title,
    String formula,
    String unit,
    double tolerance,
    String assumes,
    String weakness,
    OptionalDouble epsilon,
    int reach,
    Optional<Filtered> filtered,
    LawOrigin origin) {

  public LawStatement {
    if (!(tolerance >= 0)) {
      throw new IllegalArgumentException(
          "tolerance must be at least 0. Provided value: " + tolerance);
    }
    if (epsilon.isPresent() && !(epsilon.getAsDouble() > 0)) {
      throw new IllegalArgumentException("epsilon must be positive. Provided value: " + epsilon);
    }
    if (reach < 1) {
      throw new IllegalArgumentException("reach must be at least 1. Provided value: " + reach);
    }
  }

  /** The same of which one privacy unit reaches so many records or groups. */
  public LawStatement reaching(int other) {
    return new LawStatement(
        id, method, title, formula, unit, tolerance, assumes, weakness, epsilon, other, filtered,
        origin);
  }
}
