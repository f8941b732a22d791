package org.hallmark.tables.file.parquet;

import java.nio.DoubleBuffer;
import org.hallmark.tables.Table;

/**
 * Doubles as they stand in the page, copied in bulk.
 *
 * @param page the values that are left
 * @param bad told of values that are not finite
 */
record PlainDoubles(DoubleBuffer page, BadValue bad) implements CellValues {
  @Override
  public void read(double[] cells, int from, int count) {
    page.get(cells, from, count);
    if (!normalised(cells, from, from + count)) {
      for (int i = from; i < from + count; i++) {
        if (!Double.isFinite(cells[i])) {
          bad.at(i, Double.toString(cells[i]));
          cells[i] = Table.BAD;
        }
      }
    }
  }

  /** Makes 0 of -0, and tells whether all are finite: zero times such a number is zero. */
  private static boolean normalised(double[] cells, int from, int end) {
    double one = 0;
    double other = 0;
    int i = from;
    for (; i < end - 1; i += 2) {
      cells[i] += 0.0;
      cells[i + 1] += 0.0;
      one += cells[i] * 0;
      other += cells[i + 1] * 0;
    }
    if (i < end) {
      cells[i] += 0.0;
      one += cells[i] * 0;
    }
    return one + other == 0;
  }
}
