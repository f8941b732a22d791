package org.hallmark.generators.vae;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.generators.encode.CodeBook;
import org.hallmark.generators.encode.Condition;
import org.hallmark.generators.encode.Derived;
import org.hallmark.tables.Column;
import org.hallmark.tables.Expression;
import org.hallmark.tables.ExpressionException;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.encode.Codes;

/**
 * Turns rows into what a model sees, by public rules, each row on its own. Bad and missing cells
 * and cells out of bounds are coded silently.
 */
public final class RowEncoder {
  private final ConditionalVaeArchitecture architecture;
  private final Schema schema;
  private final List<Codes> codes = new ArrayList<>();
  private final List<Expression> derived = new ArrayList<>();

  /** For tables of {@code schema}, which must be the one that the architecture was made for. */
  public RowEncoder(ConditionalVaeArchitecture architecture, Schema schema) {
    if (!architecture.names(schema)) {
      throw new IllegalArgumentException(
          "schema must have the architecture's columns. Provided value: " + schema.names());
    }
    this.architecture = architecture;
    this.schema = schema;
    architecture.columns().forEach(b -> codes.add(b.codes(schema.column(b.column()))));
    architecture.derived().forEach(d -> derived.add(parse(d, schema)));
  }

  /** All rows of {@code table}. */
  public CodedRows encode(Table table) {
    int columns = codes.size();
    int[][] coded = new int[table.rows()][columns];
    int[][] guides = new int[table.rows()][(columns - 1) * derived.size()];
    double[][] drawn = new double[columns][];
    for (int c = 0; c < columns; c++) {
      double[] cells = table.column(codes.get(c).column().name());
      drawn[c] = new double[cells.length];
      for (int row = 0; row < cells.length; row++) {
        coded[row][c] = codes.get(c).encode(cells[row]);
        drawn[c][row] = plain(codes.get(c).column(), cells[row]);
      }
    }
    for (int c = 1; c < columns; c++) {
      int[][] guide = guides(table, drawn, c);
      for (int row = 0; row < guides.length; row++) {
        System.arraycopy(guide[row], 0, guides[row], (c - 1) * derived.size(), derived.size());
      }
    }
    return new CodedRows(architecture.shape(), conditions(table), coded, guides);
  }

  /** The condition features of each row of keys. */
  float[][] conditions(Table keys) {
    int width = architecture.conditions().stream().mapToInt(Condition::width).sum();
    float[][] features = new float[keys.rows()][width];
    int at = 0;
    for (Condition condition : architecture.conditions()) {
      double[] cells = keys.column(condition.column());
      for (int row = 0; row < features.length; row++) {
        condition.write(cells[row], features[row], at);
      }
      at += condition.width();
    }
    return features;
  }

  /**
   * The guides by row when the first {@code count} columns are drawn.
   *
   * @param drawn the modelled columns' values; columns from {@code count} on are not looked at
   */
  int[][] guides(Table keys, double[][] drawn, int count) {
    int[][] guides = new int[keys.rows()][derived.size()];
    if (derived.isEmpty()) {
      return guides;
    }
    Table partial = partial(keys, drawn, count);
    for (int d = 0; d < derived.size(); d++) {
      double[] begins = CodeBook.array(architecture.derived().get(d).guides());
      double[] values = derived.get(d).evaluate(partial);
      for (int row = 0; row < guides.length; row++) {
        guides[row][d] = Derived.guide(begins, values[row]);
      }
    }
    return guides;
  }

  /**
   * The derived columns of rows whose modelled columns are all drawn, in the architecture's order.
   */
  double[][] derive(Table keys, double[][] drawn) {
    Table whole = partial(keys, drawn, drawn.length);
    return derived.stream().map(e -> e.evaluate(whole)).toArray(double[][]::new);
  }

  List<Codes> codes() {
    return codes;
  }

  private Table partial(Table keys, double[][] drawn, int count) {
    double[][] cells = new double[schema.columns().size()][];
    double[] zeros = new double[keys.rows()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = zeros;
    }
    for (Condition condition : architecture.conditions()) {
      cells[schema.indexOf(condition.column())] = keys.column(condition.column());
    }
    for (int c = 0; c < count; c++) {
      cells[schema.indexOf(codes.get(c).column().name())] = drawn[c];
    }
    return Table.of(schema, cells);
  }

  /**
   * The cell as the expressions of a synthetic row would meet it: in bounds, whole where it must
   * be.
   */
  static double plain(Column column, double cell) {
    if (Table.isMissing(cell) || Table.isBad(cell)) {
      return column.minimum();
    }
    double inside = Math.max(column.minimum(), Math.min(column.maximum(), cell));
    return column.whole() ? StrictMath.rint(inside) : inside;
  }

  private static Expression parse(Derived derived, Schema schema) {
    try {
      Expression expression = Expression.parse(derived.expression());
      expression
          .check(schema)
          .ifPresent(
              problem -> {
                throw new IllegalArgumentException(problem);
              });
      return expression;
    } catch (ExpressionException e) {
      throw new IllegalArgumentException(
          "expression must be readable. Provided value: " + derived.expression(), e);
    }
  }
}
