package org.hallmark.tables.encode;

import java.util.Arrays;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Table;

/**
 * The code book of a column: every cell of the table has one of a small number of codes, and every
 * code can be decoded to a cell with a uniform draw.
 *
 * <p>Codes 0 to n−1 are intervals of values in their order (single words for a category); if the
 * column can be missing, code n says so. Everything comes from public bounds. Encoding never fails
 * and never tells: a value outside the bounds has the nearest code; a bad cell has the code of
 * missing, or where there is none, code 0.
 */
public final class Codes {
  private static final double DECIMALS = 1e6;

  private final Column column;
  private final double[] begins;

  private Codes(Column column, double[] begins) {
    this.column = column;
    this.begins = begins;
  }

  /** The code book with the cells that suit the column's kind. */
  public static Codes of(Column column) {
    return new Codes(column, CellEdges.of(column));
  }

  /**
   * The code book with the given cells.
   *
   * @param begins where each cell begins: the column's minimum first, strictly increasing, below or
   *     at the maximum, whole where the column's values are
   */
  public static Codes of(Column column, double[] begins) {
    boolean good = begins.length > 0 && begins[0] == column.minimum();
    for (int i = 1; good && i < begins.length; i++) {
      good = begins[i] > begins[i - 1] && begins[i] <= column.maximum();
    }
    for (double begin : begins) {
      good &= !column.whole() || begin == StrictMath.rint(begin);
    }
    if (!good || column.kind() == Kind.CATEGORY && begins.length != column.values().size()) {
      throw new IllegalArgumentException(
          "begins must increase from the column's minimum to at most its maximum."
              + " Provided value: "
              + Arrays.toString(begins));
    }
    return new Codes(column, begins.clone());
  }

  public Column column() {
    return column;
  }

  /** How many codes there are, with the code of missing. */
  public int size() {
    return begins.length + (canBeMissing() ? 1 : 0);
  }

  /** Where the interval of a code begins. */
  public double begin(int code) {
    return begins[requireInterval(code)];
  }

  /** Where it ends: itself outside, but for the last one of a real column. */
  public double end(int code) {
    if (requireInterval(code) + 1 < begins.length) {
      return begins[code + 1];
    }
    return column.whole() ? column.maximum() + 1 : column.maximum();
  }

  /** The code of a cell. */
  public int encode(double cell) {
    if (Table.isMissing(cell) || Table.isBad(cell)) {
      return canBeMissing() ? begins.length : 0;
    }
    int found = Arrays.binarySearch(begins, cell + 0.0);
    return found >= 0 ? found : Math.max(0, -found - 2);
  }

  /** The codes of all cells. */
  public int[] encode(double[] cells) {
    return Arrays.stream(cells).mapToInt(this::encode).toArray();
  }

  /**
   * A cell with that code: uniform among the whole numbers of its interval, or uniform in its
   * interval and rounded to six decimals where that stays inside.
   *
   * @param uniform in [0, 1)
   */
  public double decode(int code, double uniform) {
    if (!(uniform >= 0 && uniform < 1)) {
      throw new IllegalArgumentException("uniform must be in [0, 1). Provided value: " + uniform);
    }
    if (canBeMissing() && code == begins.length) {
      return Table.MISSING;
    }
    double begin = begin(code);
    double end = end(code);
    double draw = begin + uniform * (end - begin);
    if (column.whole()) {
      return Math.min(StrictMath.floor(draw), end - 1);
    }
    double rounded = StrictMath.rint(draw * DECIMALS) / DECIMALS;
    return rounded >= begin && rounded < end ? rounded : Math.min(draw, Math.nextDown(end));
  }

  private boolean canBeMissing() {
    return column.missing() == Missing.CATEGORY;
  }

  private int requireInterval(int code) {
    if (code < 0 || code >= begins.length) {
      throw new IllegalArgumentException(
          "code must be in [0, " + begins.length + "). Provided value: " + code);
    }
    return code;
  }
}
