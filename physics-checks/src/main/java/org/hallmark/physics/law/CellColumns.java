package org.hallmark.physics.law;

import java.util.List;
import java.util.Optional;
import org.hallmark.physics.LawReading;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;
import org.hallmark.tables.science.Cell;

/**
 * The expressions of a periodic cell: three lengths of an orthogonal one; three lengths and the
 * angles between them in degrees (α between the second and third); or nine components of its three
 * vectors, one vector after the other.
 */
record CellColumns(List<Expression> expressions) {

  /** Reads member {@code cell}; nothing if it is a mistake. */
  static Optional<CellColumns> read(LawReading entry) {
    List<Expression> expressions = entry.expressions("cell", 1);
    int size = expressions.size();
    if (size != 0 && size != 3 && size != 6 && size != 9) {
      entry
          .fields()
          .mistake(
              "cell", "must be 3 lengths, 3 lengths and 3 angles, or 9 components. Found: " + size);
      return Optional.empty();
    }
    return size == 0 ? Optional.empty() : Optional.of(new CellColumns(expressions));
  }

  /** The values of the expressions in every row. */
  double[][] values(Table table) {
    return Cells.evaluate(expressions, table);
  }

  /** The vectors of a row whose values can be used. */
  static double[][] vectors(double[][] values, int row) {
    double[] v = new double[values.length];
    for (int i = 0; i < v.length; i++) {
      v[i] = values[i][row];
    }
    return switch (v.length) {
      case 3 -> new double[][] {{v[0], 0, 0}, {0, v[1], 0}, {0, 0, v[2]}};
      case 6 -> Cell.vectors(v[0], v[1], v[2], v[3], v[4], v[5]);
      default -> new double[][] {{v[0], v[1], v[2]}, {v[3], v[4], v[5]}, {v[6], v[7], v[8]}};
    };
  }

  /** The cell of a row; nothing where its values cannot be used or do not span space. */
  static Optional<Cell> cell(double[][] values, int row) {
    if (Cells.flaw(values, row) != 0) {
      return Optional.empty();
    }
    double[][] vectors = vectors(values, row);
    for (double[] vector : vectors) {
      for (double component : vector) {
        if (!Double.isFinite(component)) {
          return Optional.empty();
        }
      }
    }
    return Cell.of(vectors);
  }
}
