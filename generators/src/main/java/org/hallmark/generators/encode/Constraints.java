package org.hallmark.generators.encode;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.tables.Column;
import org.hallmark.tables.Expression;
import org.hallmark.tables.ExpressionException;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * The constraints of a table's columns, as drawn rows are moved onto them: shares of a total by
 * closure (each divided by their sum), all others together by {@link Projection}. A right side that
 * is no number in some row leaves that row as it was drawn.
 */
final class Constraints {
  private final Schema schema;
  private final List<Expression> sides = new ArrayList<>();
  private final List<Projection.Equation> equations = new ArrayList<>();
  private final List<Integer> equationSides = new ArrayList<>();
  private final List<Closure> closures = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final Projection projection;

  private record Closure(int side, List<String> columns) {}

  /** Of a schema that has the columns. */
  Constraints(List<Constraint> list, Schema schema) {
    this.schema = schema;
    for (int side = 0; side < list.size(); side++) {
      Constraint constraint = list.get(side);
      sides.add(expression(constraint.equals()));
      if (constraint.kind() == Constraint.Kind.SIMPLEX) {
        closures.add(new Closure(side, constraint.columns()));
      } else {
        equations.add(equation(constraint));
        equationSides.add(side);
      }
    }
    List<Column> columns = names.stream().map(schema::column).toList();
    this.projection =
        new Projection(
            equations,
            columns.stream().mapToDouble(Column::minimum).toArray(),
            columns.stream().mapToDouble(Column::maximum).toArray());
  }

  private static Expression expression(String text) {
    try {
      return Expression.parse(text);
    } catch (ExpressionException e) {
      throw new IllegalArgumentException("equals must be readable. Provided value: " + text, e);
    }
  }

  private Projection.Equation equation(Constraint constraint) {
    int[] places = new int[constraint.columns().size()];
    for (int i = 0; i < places.length; i++) {
      String name = constraint.columns().get(i);
      if (!names.contains(name)) {
        names.add(name);
      }
      places[i] = names.indexOf(name);
    }
    return new Projection.Equation(constraint.kind(), places, CodeBook.array(constraint.weights()));
  }

  /** Moves every row of {@code block}, whose columns are those of the schema, in place. */
  void apply(double[][] block) {
    if (sides.isEmpty()) {
      return;
    }
    Table plain = Table.of(schema, block);
    double[][] values = sides.stream().map(e -> e.evaluate(plain)).toArray(double[][]::new);
    closures.forEach(closure -> close(block, closure.columns(), values[closure.side()]));
    double[][] cells = names.stream().map(n -> block[schema.indexOf(n)]).toArray(double[][]::new);
    for (int row = 0; row < plain.rows() && cells.length > 0; row++) {
      project(cells, values, row);
    }
  }

  private void project(double[][] cells, double[][] values, int row) {
    double[] right = new double[equations.size()];
    double sum = 0;
    for (int k = 0; k < right.length; k++) {
      right[k] = values[equationSides.get(k)][row];
      sum += right[k];
    }
    if (!Double.isFinite(sum)) {
      return;
    }
    double[] start = new double[cells.length];
    for (int i = 0; i < start.length; i++) {
      start[i] = cells[i][row];
    }
    double[] moved = projection.nearest(start, right);
    for (int i = 0; i < moved.length; i++) {
      cells[i][row] = moved[i];
    }
  }

  private void close(double[][] block, List<String> columns, double[] totals) {
    double[][] cells = columns.stream().map(n -> block[schema.indexOf(n)]).toArray(double[][]::new);
    for (int row = 0; row < totals.length; row++) {
      if (totals[row] >= 0 && totals[row] < Double.POSITIVE_INFINITY) {
        close(cells, row, totals[row]);
      }
    }
  }

  /** What rounding leaves goes to the largest share. */
  private static void close(double[][] cells, int row, double total) {
    double sum = 0;
    int largest = 0;
    for (int i = 0; i < cells.length; i++) {
      sum += cells[i][row];
      largest = cells[i][row] > cells[largest][row] ? i : largest;
    }
    double rest = total;
    for (int i = 0; i < cells.length; i++) {
      cells[i][row] = sum > 0 ? cells[i][row] / sum * total : total / cells.length;
      rest -= i == largest ? 0 : cells[i][row];
    }
    cells[largest][row] = Math.max(0, rest);
  }
}
