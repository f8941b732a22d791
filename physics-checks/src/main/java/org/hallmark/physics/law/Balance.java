package org.hallmark.physics.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.physics.Examination;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawCounter;
import org.hallmark.physics.LawKind;
import org.hallmark.physics.LawReading;
import org.hallmark.physics.LawReading.Countable;
import org.hallmark.physics.LawStatement;
import org.hallmark.physics.Sided;
import org.hallmark.privacy.source.CellCounter;
import org.hallmark.tables.ExactSum;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;

/**
 * What goes in less what goes out is what changes: in − out − (after − before) = 0 in every row.
 *
 * <p>The terms are added exactly and rounded once, so that whole numbers balance exactly and others
 * carry no error of their sum, only that of the terms.
 *
 * @param statement what it says
 * @param gains added: what goes in, and what was there before
 * @param losses taken away: what goes out, and what is there after
 * @param rows names a row
 */
record Balance(
    LawStatement statement, List<Expression> gains, List<Expression> losses, RowKeys rows)
    implements Law {

  @Override
  public Scale scale() {
    return Scale.FINE;
  }

  @Override
  public SortedSet<String> columns() {
    SortedSet<String> columns = new TreeSet<>();
    gains.forEach(e -> columns.addAll(e.columns()));
    losses.forEach(e -> columns.addAll(e.columns()));
    return columns;
  }

  @Override
  public Grain grain() {
    return Grain.ROWS;
  }

  @Override
  public List<Expression> groupedBy() {
    return List.of();
  }

  @Override
  public Optional<CellCounter> counter() {
    return Optional.of(new LawCounter(this));
  }

  @Override
  public Examination examine(Table data) {
    double[][] in = gains.stream().map(e -> e.evaluate(data)).toArray(double[][]::new);
    double[][] out = losses.stream().map(e -> e.evaluate(data)).toArray(double[][]::new);
    double[] residuals = new double[data.rows()];
    for (int row = 0; row < residuals.length; row++) {
      residuals[row] = residual(in, out, row);
    }
    return Examination.of(residuals, Sided.BOTH, row -> rows.name(data, row));
  }

  /** Bad where a term is bad, missing where one is missing. */
  private static double residual(double[][] in, double[][] out, int row) {
    ExactSum sum = new ExactSum();
    boolean missing = false;
    for (int sign = 1; sign >= -1; sign -= 2) {
      for (double[] term : sign > 0 ? in : out) {
        if (Table.isBad(term[row])) {
          return Table.BAD;
        }
        missing |= Table.isMissing(term[row]);
        if (!missing) {
          sum.add(sign * term[row]);
        }
      }
    }
    double value = missing ? Table.MISSING : sum.value();
    return Double.isInfinite(value) ? Table.BAD : value;
  }

  /** Reads it. */
  static final class Reader implements LawKind {
    @Override
    public String id() {
      return "balance";
    }

    @Override
    public String method() {
      return "balance-v1";
    }

    @Override
    public String purpose() {
      return "What goes in less what goes out is what changes, in every row; exact in whole"
          + " numbers.";
    }

    @Override
    public String example() {
      return "{kind: balance, id: vehicles, title: Vehicles are conserved, gains: [\"`in`\"],"
          + " losses: [out], before: before, after: after, unit: vehicle, tolerance: 0}";
    }

    @Override
    public Optional<Law> read(LawReading entry) {
      List<Expression> gains = new ArrayList<>(entry.expressions("gains", 1));
      List<Expression> losses = new ArrayList<>(entry.expressions("losses", 1));
      boolean stored = entry.fields().has("before") || entry.fields().has("after");
      Optional<Expression> before = stored ? entry.expression("before") : Optional.empty();
      Optional<Expression> after = stored ? entry.expression("after") : Optional.empty();
      String formula = formula(gains, losses, before, after);
      LawStatement statement =
          entry.statement(
              formula,
              Optional.empty(),
              Optional.of("nothing is made, lost or counted twice but through the terms named"),
              Optional.of("two errors of the same size can hide each other within a row"),
              Countable.YES);
      if (gains.isEmpty() || losses.isEmpty() || stored && (before.isEmpty() || after.isEmpty())) {
        return Optional.empty();
      }
      before.ifPresent(gains::add);
      after.ifPresent(losses::add);
      entry.requireUnit(statement, gains);
      entry.requireUnit(statement, losses);
      Balance law = new Balance(statement, gains, losses, new RowKeys(List.of()));
      return Optional.of(
          new Balance(statement, gains, losses, RowKeys.of(entry.context().keys(), law.columns())));
    }

    private static String formula(
        List<Expression> gains,
        List<Expression> losses,
        Optional<Expression> before,
        Optional<Expression> after) {
      String change =
          before.isPresent() && after.isPresent()
              ? "(" + after.get().text() + ") - (" + before.get().text() + ")"
              : "0";
      return terms(gains) + " - (" + terms(losses) + ") = " + change;
    }

    private static String terms(List<Expression> terms) {
      return terms.stream().map(Expression::text).collect(Collectors.joining(" + "));
    }
  }
}
