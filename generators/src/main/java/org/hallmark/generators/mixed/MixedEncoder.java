package org.hallmark.generators.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hallmark.generators.encode.CodeBook;
import org.hallmark.generators.encode.Condition;
import org.hallmark.generators.encode.Derived;
import org.hallmark.generators.encode.PartialRows;
import org.hallmark.generators.head.Head;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * Turns rows into what a model sees, by public rules, each row on its own. Bad and missing cells,
 * cells out of bounds and cells above their ceilings are moved silently.
 */
final class MixedEncoder {
  private final MixedVaeArchitecture architecture;
  private final MixedShape shape;
  private final PartialRows partial;
  private final List<Expression> derived = new ArrayList<>();
  private final List<double[]> guides = new ArrayList<>();
  private final List<Optional<Expression>> ceilings = new ArrayList<>();

  /** For rows of {@code schema}, which has the columns and all that expressions are of. */
  MixedEncoder(MixedVaeArchitecture architecture, Schema schema) {
    this.architecture = architecture;
    this.shape = architecture.network();
    this.partial = new PartialRows(schema, architecture.names());
    for (Derived column : architecture.derived()) {
      derived.add(partial.expression(column.expression()));
      guides.add(CodeBook.array(column.guides()));
    }
    for (Head head : shape.heads()) {
      ceilings.add(
          architecture.ceilings().stream()
              .filter(c -> c.column().equals(head.column()))
              .findFirst()
              .map(c -> partial.expression(c.expression())));
    }
  }

  /** All rows of {@code table}. */
  MixedRows encode(Table table) {
    double[][] cells = new double[shape.heads().size()][];
    for (int c = 0; c < cells.length; c++) {
      cells[c] = table.column(shape.heads().get(c).column());
    }
    return encode(table, cells, features(table));
  }

  /** Rows whose keys, if expressions need them, are in {@code keys}. */
  MixedRows encode(Table keys, double[][] cells, float[][] features) {
    int columns = cells.length;
    int rows = features.length;
    double[][] drawn = new double[columns][];
    for (int c = 0; c < columns; c++) {
      Head head = shape.heads().get(c);
      drawn[c] = Arrays.stream(cells[c]).map(v -> head.inside(v, head.maximum())).toArray();
    }
    double[][] byRow = new double[rows][columns];
    double[][] above = new double[rows][columns];
    int[][] codes = new int[rows][derived.size() * (columns - 1)];
    for (int c = 0; c < columns; c++) {
      double[] ceiling = ceiling(keys, drawn, c);
      int[][] guide = guides(keys, drawn, c);
      for (int row = 0; row < rows; row++) {
        byRow[row][c] = cells[c][row];
        above[row][c] = ceiling[row];
        if (c > 0) {
          System.arraycopy(guide[row], 0, codes[row], (c - 1) * derived.size(), derived.size());
        }
      }
    }
    return MixedRows.of(shape, byRow, above, codes, features);
  }

  /** The features of each row of keys. */
  float[][] features(Table keys) {
    float[][] features = new float[keys.rows()][shape.given()];
    if (shape.features() == 0) {
      return ones(features);
    }
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

  private static float[][] ones(float[][] features) {
    for (float[] row : features) {
      row[0] = 1;
    }
    return features;
  }

  /** What the column may not be above, by row, when the columns before it are drawn. */
  double[] ceiling(Table keys, double[][] drawn, int column) {
    return ceilings
        .get(column)
        .map(e -> e.evaluate(partial.of(keys, drawn, column)))
        .orElseGet(
            () -> {
              double[] none = new double[keys.rows()];
              Arrays.fill(none, Double.POSITIVE_INFINITY);
              return none;
            });
  }

  /** The guides by row when the columns before {@code column} are drawn. */
  int[][] guides(Table keys, double[][] drawn, int column) {
    int[][] codes = new int[keys.rows()][derived.size()];
    if (column == 0 || derived.isEmpty()) {
      return codes;
    }
    Table rows = partial.of(keys, drawn, column);
    for (int d = 0; d < derived.size(); d++) {
      double[] values = derived.get(d).evaluate(rows);
      for (int row = 0; row < codes.length; row++) {
        codes[row][d] = Derived.guide(guides.get(d), values[row]);
      }
    }
    return codes;
  }

  /** The derived columns of whole rows, in the architecture's order. */
  double[][] derive(Table keys, double[][] drawn) {
    Table whole = partial.of(keys, drawn, drawn.length);
    return derived.stream().map(e -> e.evaluate(whole)).toArray(double[][]::new);
  }
}
