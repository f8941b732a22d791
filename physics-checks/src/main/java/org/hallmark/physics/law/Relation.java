package org.hallmark.physics.law;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hallmark.physics.Examination;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawContext;
import org.hallmark.physics.LawKind;
import org.hallmark.physics.LawReading;
import org.hallmark.physics.LawReading.Countable;
import org.hallmark.physics.LawStatement;
import org.hallmark.physics.Sided;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Node;
import org.hallmark.tables.Column;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * A constitutive relation with parameters: left = right(columns, parameters) in every row.
 *
 * <p>Parameters may be uncertain. Their standard errors are carried through by the half difference
 * of the right side at ±1 standard error, one parameter at a time, added in quadrature. The
 * residual is then what is left of left − right beyond {@value #COVERAGE} of these.
 */
final class Relation implements LawKind {
  private static final double COVERAGE = 1.96;

  /**
   * A number that the relation needs.
   *
   * @param error its standard error; 0 where it is exact
   */
  private record Parameter(String name, double value, double error) {
    /** As though it were a column. */
    Column column() {
      return Column.number(
          name, name, Kind.REAL, "1", -Double.MAX_VALUE, Double.MAX_VALUE, Missing.REFUSED);
    }
  }

  private record Look(Expression left, Expression right, List<Parameter> parameters, RowKeys rows)
      implements TableLaw.Look {
    @Override
    public Examination at(Table data) {
      double[] residuals = left.evaluate(data);
      double[] values = values(data, -1, 0);
      double[] variance = new double[values.length];
      for (int p = 0; p < parameters.size(); p++) {
        if (parameters.get(p).error > 0) {
          double[] above = values(data, p, 1);
          double[] below = values(data, p, -1);
          for (int row = 0; row < variance.length; row++) {
            double half = (above[row] - below[row]) / 2;
            variance[row] += half * half;
          }
        }
      }
      for (int row = 0; row < residuals.length; row++) {
        residuals[row] = residual(residuals[row], values[row], variance[row]);
      }
      return Examination.of(residuals, Sided.BOTH, row -> rows.name(data, row));
    }

    private static double residual(double left, double right, double variance) {
      if (Table.isBad(left) || Table.isBad(right)) {
        return Table.BAD;
      }
      if (Table.isMissing(left) || Table.isMissing(right) || Double.isNaN(variance)) {
        return Table.MISSING;
      }
      double difference = left - right;
      double beyond = Math.abs(difference) - COVERAGE * StrictMath.sqrt(variance);
      return Double.isInfinite(difference)
          ? Table.BAD
          : Math.copySign(Math.max(0, beyond), difference);
    }

    /** The right side with one parameter moved by so many of its errors. */
    private double[] values(Table data, int moved, int errors) {
      Set<String> columns = new TreeSet<>(right.columns());
      parameters.forEach(parameter -> columns.remove(parameter.name));
      List<Column> schema = new ArrayList<>();
      List<double[]> cells = new ArrayList<>();
      for (String name : columns) {
        schema.add(data.schema().column(name));
        cells.add(data.column(name));
      }
      for (int p = 0; p < parameters.size(); p++) {
        Parameter parameter = parameters.get(p);
        double[] constant = new double[data.rows()];
        Arrays.fill(constant, parameter.value + (p == moved ? errors * parameter.error : 0));
        schema.add(parameter.column());
        cells.add(constant);
      }
      if (cells.isEmpty()) {
        schema.add(new Parameter("rows", 0, 0).column());
        cells.add(new double[data.rows()]);
      }
      return right.evaluate(Table.of(new Schema(schema), cells.toArray(double[][]::new)));
    }
  }

  @Override
  public String id() {
    return "relation";
  }

  @Override
  public String method() {
    return "relation-v1";
  }

  @Override
  public String purpose() {
    return "A constitutive relation or an equation of state with given, possibly uncertain,"
        + " parameters holds in every row.";
  }

  @Override
  public String example() {
    return "{kind: relation, id: temperature, title: Temperature is that of the motion, left: T,"
        + " right: 2 * ke / (degrees * kB), parameters: [{name: degrees, value: 747}, {name: kB,"
        + " value: 0.0019872067, error: 1.0e-10}], unit: K, tolerance: 1.0e-6}";
  }

  @Override
  public Optional<Law> read(LawReading entry) {
    List<Parameter> parameters = parameters(entry);
    Optional<Expression> left = entry.expression("left");
    Optional<Expression> right = with(entry, parameters).expression("right");
    LawStatement statement =
        entry.statement(
            left.map(Expression::text).orElse("") + " = " + right.map(Expression::text).orElse(""),
            Optional.empty(),
            Optional.of("errors of the parameters are small and independent of each other"),
            Optional.of("large errors of parameters let anything pass"),
            Countable.YES);
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    Set<String> columns = new TreeSet<>(left.get().columns());
    columns.addAll(right.get().columns());
    parameters.forEach(parameter -> columns.remove(parameter.name));
    RowKeys rows = RowKeys.of(entry.context().keys(), columns);
    return Optional.of(
        TableLaw.ofRows(statement, columns, new Look(left.get(), right.get(), parameters, rows)));
  }

  private static LawReading with(LawReading entry, List<Parameter> parameters) {
    List<Column> columns = new ArrayList<>(entry.schema().columns());
    parameters.forEach(parameter -> columns.add(parameter.column()));
    LawContext wider = entry.context().with(new Schema(columns));
    return new LawReading(entry.fields(), entry.id(), entry.kind(), wider);
  }

  private static List<Parameter> parameters(LawReading entry) {
    List<Parameter> parameters = new ArrayList<>();
    Set<String> names = new HashSet<>(entry.schema().names());
    for (Node item : entry.fields().optionalItems("parameters")) {
      Fields fields = Fields.of(item, entry.fields().mistakes());
      String name = fields.text("name");
      double value = fields.number("value", Bounds.finite());
      double error = fields.number("error", Bounds.atLeast(0), 0);
      fields.optionalText("unit");
      fields.optionalText("source");
      fields.done();
      if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
        fields.mistake("name", "must be a word of letters, digits and underscores");
      } else if (!names.add(name)) {
        fields.mistake("name", "must be no column and no other parameter. Found: " + name);
      } else {
        parameters.add(new Parameter(name, value, error));
      }
    }
    return parameters;
  }
}
