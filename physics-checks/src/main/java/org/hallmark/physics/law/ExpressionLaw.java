package org.hallmark.physics.law;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hallmark.metrics.observable.Grouping;
import org.hallmark.metrics.observable.Quantity;
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
import org.hallmark.tables.Aggregation;
import org.hallmark.tables.Expression;
import org.hallmark.tables.ExpressionException;
import org.hallmark.tables.Groups;
import org.hallmark.tables.KeyGroups;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * A law that a plan writes out: a residual per record, or per group of records, which is zero, or
 * not positive, where the law holds.
 *
 * @param statement what it says
 * @param residual what it computes
 * @param sided which residuals it forbids
 * @param rows names a row
 */
record ExpressionLaw(LawStatement statement, Residual residual, Sided sided, RowKeys rows)
    implements Law {

  /**
   * A residual of rows or of groups.
   *
   * @param scale of which
   * @param columns that it reads
   * @param groupedBy whose equal rows it must see together
   * @param groups the public groups, where the plan has such
   */
  record Residual(
      Scale scale,
      SortedSet<String> columns,
      List<Expression> groupedBy,
      Optional<Grouping> groups,
      Evaluation evaluation) {}

  /** Evaluates a residual. */
  interface Evaluation {
    Examination of(Table table, ExpressionLaw law);
  }

  @Override
  public Scale scale() {
    return residual.scale();
  }

  @Override
  public SortedSet<String> columns() {
    return residual.columns();
  }

  @Override
  public Grain grain() {
    if (scale() == Scale.FINE) {
      return Grain.ROWS;
    }
    return groupedBy().isEmpty() ? Grain.WHOLE : Grain.GROUPS;
  }

  @Override
  public List<Expression> groupedBy() {
    return residual.groupedBy();
  }

  @Override
  public Examination examine(Table data) {
    return residual.evaluation().of(data, this);
  }

  @Override
  public Optional<CellCounter> counter() {
    return Optional.of(new LawCounter(this, residual.groups()));
  }

  private Examination perRow(Table data, double[] residuals) {
    return Examination.of(residuals, sided, row -> rows.name(data, row));
  }

  /** Reads it. */
  static final class Reader implements LawKind {
    @Override
    public String id() {
      return "expression";
    }

    @Override
    public String method() {
      return "expression-v1";
    }

    @Override
    public String purpose() {
      return "A residual written in the plan is at most a tolerance, in every row or group.";
    }

    @Override
    public String example() {
      return "{id: balance, title: Vehicles are conserved, scale: fine, residual: \"before + `in` -"
          + " out - after\", unit: vehicle, tolerance: 0, assumes: every vehicle is counted,"
          + " weakness: none is followed}";
    }

    @Override
    public Optional<Law> read(LawReading entry) {
      Scale scale = entry.fields().choice("scale", Scale.class);
      Sided sided = entry.fields().choice("sided", Sided.BOTH);
      String text = entry.fields().text("residual");
      LawStatement statement =
          entry.statement(
              text, Optional.empty(), Optional.empty(), Optional.empty(), Countable.YES);
      Optional<Residual> residual = scale == Scale.FINE ? perRow(entry) : perGroup(entry, text);
      return residual.map(
          r ->
              new ExpressionLaw(
                  reaching(statement, r, entry),
                  r,
                  sided,
                  RowKeys.of(entry.context().keys(), r.columns())));
    }

    private static LawStatement reaching(
        LawStatement statement, Residual residual, LawReading entry) {
      return residual.groups().isEmpty()
          ? statement
          : statement.reaching(entry.reach(residual.groups().map(Grouping::columns)));
    }

    private static Optional<Residual> perRow(LawReading entry) {
      return entry
          .expression("residual")
          .map(
              e ->
                  new Residual(
                      Scale.FINE,
                      e.columns(),
                      List.of(),
                      Optional.empty(),
                      (table, law) -> law.perRow(table, e.evaluate(table))));
    }

    private static Optional<Residual> perGroup(LawReading entry, String text) {
      Optional<Aggregation> aggregation = aggregation(entry, text);
      return entry.context().frame().isPresent()
          ? Quantity.readGroups(entry.fields(), entry.context().frame().get())
              .flatMap(groups -> aggregation.map(a -> framed(a, groups)))
          : keyed(entry, aggregation);
    }

    private static Residual framed(Aggregation aggregation, Groups groups) {
      SortedSet<String> columns = new TreeSet<>(aggregation.columns());
      columns.addAll(groups.frame().keys());
      return new Residual(
          Scale.COARSE,
          columns,
          List.of(),
          Optional.of(new Grouping.OfFrame(groups)),
          (table, law) ->
              Examination.of(aggregation.evaluate(table, groups), law.sided(), groups::label));
    }

    /** Without a public frame the groups are those that the table has. */
    private static Optional<Residual> keyed(LawReading entry, Optional<Aggregation> aggregation) {
      List<Expression> by = entry.expressions("groupBy", 1);
      if (by.isEmpty() || aggregation.isEmpty()) {
        return Optional.empty();
      }
      SortedSet<String> columns = new TreeSet<>(aggregation.get().columns());
      SortedSet<String> keys = new TreeSet<>();
      by.forEach(expression -> keys.addAll(expression.columns()));
      columns.addAll(keys);
      return Optional.of(
          new Residual(
              Scale.COARSE,
              columns,
              by,
              Optional.empty(),
              (table, law) -> inGroups(table, law, by, aggregation.get())));
    }

    private static Examination inGroups(
        Table table, ExpressionLaw law, List<Expression> by, Aggregation aggregation) {
      KeyGroups groups = KeyGroups.of(table, by);
      double[] residuals = aggregation.evaluate(table, groups.groups(), groups.size());
      return Examination.of(residuals, law.sided(), groups::label);
    }

    private static Optional<Aggregation> aggregation(LawReading entry, String text) {
      Schema schema = entry.schema();
      try {
        Aggregation aggregation = Aggregation.parse(text, schema);
        Optional<String> problem = aggregation.check(schema);
        problem.ifPresent(message -> entry.fields().mistake("residual", message));
        return problem.isPresent() ? Optional.empty() : Optional.of(aggregation);
      } catch (ExpressionException e) {
        entry.fields().mistake("residual", e.getMessage() + " (at character " + e.column() + ")");
        return Optional.empty();
      }
    }
  }
}
