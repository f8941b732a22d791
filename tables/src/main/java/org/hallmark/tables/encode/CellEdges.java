package org.hallmark.tables.encode;

import java.util.Arrays;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;

/**
 * Where the cells of a column begin, from its public bounds alone.
 *
 * <p>The last cell ends at the column's maximum, which belongs to it.
 */
public final class CellEdges {
  /** Cells of a real column. */
  public static final int REAL_CELLS = 32;

  /** Counts up to here, above the minimum, have a cell each. */
  public static final int UNIT_CELLS = 16;

  /** Cells of larger counts, in each doubling: a cell is at most an eighth as wide as its place. */
  public static final int CELLS_PER_DOUBLING = 8;

  /** An integer column of at most so many values has a cell for each, otherwise so many cells. */
  public static final int INTEGER_CELLS = 1024;

  /** Enough for counts up to 2^53. */
  private static final int MOST_WIDENING_CELLS = UNIT_CELLS + 50 * CELLS_PER_DOUBLING;

  private CellEdges() {}

  /** The beginnings that suit the column's kind. */
  public static double[] of(Column column) {
    return switch (column.kind()) {
      case CATEGORY -> equal(column, column.values().size());
      case COUNT -> widening(column);
      case INTEGER -> equal(column, (int) Math.min(INTEGER_CELLS, span(column)));
      case REAL -> equal(column, REAL_CELLS);
    };
  }

  /** So many cells of one width, to the nearest whole number where the column's values are. */
  public static double[] equal(Column column, int cells) {
    return graded(column, cells, 1);
  }

  /**
   * So many cells that grow linearly from the minimum: for quantities that crowd near it, such as
   * densities. The beginning of cell i is minimum + width · (i / cells)².
   */
  public static double[] growing(Column column, int cells) {
    return graded(column, cells, 2);
  }

  private static double[] graded(Column column, int cells, int power) {
    double width = column.whole() ? span(column) : column.maximum() - column.minimum();
    double[] begins = new double[cells];
    for (int i = 0; i < cells; i++) {
      // The product comes first: it is exact, and so is the quotient where cells are units.
      double above = width * i / cells;
      double begin = column.minimum() + (power == 1 ? above : above * i / cells);
      begins[i] = column.kind() == Kind.REAL ? begin : Math.ceil(begin);
    }
    return begins;
  }

  /** Cells of one unit, then of 2, 4, 8 …, eight before each doubling. */
  private static double[] widening(Column column) {
    double[] begins = new double[MOST_WIDENING_CELLS];
    int cells = 0;
    double width = 1;
    for (double begin = 0; begin < span(column); begin += width) {
      if (begin >= UNIT_CELLS && begin == UNIT_CELLS * width) {
        width *= 2;
      }
      begins[cells++] = column.minimum() + begin;
    }
    return Arrays.copyOf(begins, cells);
  }

  private static double span(Column column) {
    return column.maximum() - column.minimum() + 1;
  }
}
