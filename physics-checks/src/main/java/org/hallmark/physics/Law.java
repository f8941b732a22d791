package org.hallmark.physics;

import org.hallmark.metrics.observable.Quantity;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.tables.Table;

/**
 * A physical law that records or groups of records obey: its residual is at most a tolerance.
 *
 * @param id kebab-case id
 * @param title what it is, in words
 * @param residual what is zero where the law holds exactly; missing where it does not apply
 * @param sided which residuals it forbids
 * @param unit unit of residual and tolerance, {@code 1} for a pure number
 * @param tolerance a residual above this is a violation
 * @param assumes what the law takes for granted
 * @param weakness what a passed check does not show
 * @param epsilon what the noisy count of violations in the source may cost
 */
public record Law(
    String id,
    String title,
    Quantity residual,
    Sided sided,
    String unit,
    double tolerance,
    String assumes,
    String weakness,
    double epsilon) {

  public Law {
    if (!(tolerance >= 0)) {
      throw new IllegalArgumentException(
          "tolerance must be at least 0. Provided value: " + tolerance);
    }
    if (!(epsilon > 0)) {
      throw new IllegalArgumentException("epsilon must be positive. Provided value: " + epsilon);
    }
  }

  /** Per record or per group. */
  public Scale scale() {
    return residual.scale();
  }

  /** The residual of every record or group; missing where the law does not apply. */
  double[] residuals(Table table) {
    return residual.values().of(table);
  }

  /** Whether the law applies. */
  static boolean applies(double residual) {
    return !Table.isMissing(residual);
  }

  /** Whether a residual of a record or group that the law applies to breaks it. */
  boolean violates(double residual) {
    return sided.excess(residual) > tolerance;
  }
}
