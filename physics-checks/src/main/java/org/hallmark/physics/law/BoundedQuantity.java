package org.hallmark.physics.law;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hallmark.physics.Examination;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawKind;
import org.hallmark.physics.LawReading;
import org.hallmark.physics.LawReading.Countable;
import org.hallmark.physics.LawStatement;
import org.hallmark.physics.Sided;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;

/** A quantity lies within bounds in every row: the residual is how far it lies outside. */
final class BoundedQuantity implements LawKind {

  private record Look(Expression of, double least, double most, RowKeys rows)
      implements TableLaw.Look {
    @Override
    public Examination at(Table data) {
      double[] values = of.evaluate(data);
      double[] residuals = new double[values.length];
      for (int row = 0; row < residuals.length; row++) {
        double value = values[row];
        double outside = Math.max(0, Math.max(least - value, value - most));
        residuals[row] = Double.isFinite(value) ? Cells.residual(outside) : value;
      }
      return Examination.of(residuals, Sided.ABOVE, row -> rows.name(data, row));
    }
  }

  @Override
  public String id() {
    return "bounds";
  }

  @Override
  public String method() {
    return "bounds-v1";
  }

  @Override
  public String purpose() {
    return "A quantity is positive, or lies within bounds, in every row.";
  }

  @Override
  public String example() {
    return "{kind: bounds, id: speed, title: No speed is negative, of: speed_m_s, atLeast: 0, unit:"
        + " m/s, tolerance: 0}";
  }

  @Override
  public Optional<Law> read(LawReading entry) {
    Optional<Expression> of = entry.expression("of");
    OptionalDouble least = entry.fields().optionalNumber("atLeast", Bounds.finite());
    OptionalDouble most = entry.fields().optionalNumber("atMost", Bounds.finite());
    if (least.isEmpty() && most.isEmpty()) {
      entry.fields().mistake("atLeast", "atLeast, atMost or both must be given");
    }
    double low = least.orElse(Double.NEGATIVE_INFINITY);
    double high = most.orElse(Double.POSITIVE_INFINITY);
    if (low > high) {
      entry.fields().mistake("atMost", "must not be less than atLeast");
    }
    LawStatement statement =
        entry.statement(
            formula(of.map(Expression::text).orElse(""), least, most),
            Optional.empty(),
            Optional.of("nothing"),
            Optional.of("values that were cut off at a bound pass"),
            Countable.YES);
    of.ifPresent(e -> entry.requireUnit(statement, List.of(e)));
    return of.map(
        e ->
            TableLaw.ofRows(
                statement,
                e.columns(),
                new Look(e, low, high, RowKeys.of(entry.context().keys(), e.columns()))));
  }

  private static String formula(String of, OptionalDouble least, OptionalDouble most) {
    String low = least.isPresent() ? Numbers.text(least.getAsDouble()) + " <= " : "";
    return low + of + (most.isPresent() ? " <= " + Numbers.text(most.getAsDouble()) : "");
  }
}
