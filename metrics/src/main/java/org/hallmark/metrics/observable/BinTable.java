package org.hallmark.metrics.observable;

import java.io.Serializable;
import org.hallmark.tables.Table;

/**
 * Bins made ready for many values: the cells are those of {@link Bins#cell}, found by arithmetic
 * where bins are even and by bisection where they are not.
 */
final class BinTable implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] edges;
  private final int bins;
  private final int missing;

  /** Bins per unit of the value, or 0 where arithmetic misses the bin by more than one. */
  private final double perUnit;

  BinTable(Bins sealed) {
    bins = sealed.bins();
    edges = sealed.edges().stream().mapToDouble(Double::doubleValue).toArray();
    missing = sealed.missing() == Bins.MissingCell.PRESENT ? bins + 1 : bins;
    double slope = bins / (edges[bins] - edges[0]);
    perUnit = even(slope) ? slope : 0;
  }

  /** Writes the cell of every value. */
  void cells(double[] values, int[] cells) {
    for (int i = 0; i < values.length; i++) {
      cells[i] = cell(values[i]);
    }
  }

  /** The same for at most 65 536 cells. */
  void cells(double[] values, char[] cells) {
    for (int i = 0; i < values.length; i++) {
      cells[i] = (char) cell(values[i]);
    }
  }

  /** Counts every value in its cell. */
  void count(double[] values, long[] counts) {
    if (perUnit > 0) {
      countEven(values, counts);
      return;
    }
    for (double value : values) {
      counts[cell(value)]++;
    }
  }

  /** The same with everything at hand that the loop needs. */
  private void countEven(double[] values, long[] counts) {
    double[] ends = edges;
    double low = ends[0];
    double high = ends[bins];
    double slope = perUnit;
    int last = bins - 1;
    for (double value : values) {
      if (value >= low && value < high) {
        int cell = Math.min(last, (int) ((value - low) * slope));
        cell -= value < ends[cell] ? 1 : 0;
        cell += value >= ends[cell + 1] ? 1 : 0;
        counts[cell]++;
      } else {
        counts[cell(value)]++;
      }
    }
  }

  private int cell(double value) {
    if (value >= edges[0] && value <= edges[bins] && value != Table.BAD) {
      return perUnit > 0 ? evenCell(value) : bisected(value);
    }
    return Table.isMissing(value) ? missing : bins;
  }

  /** Rounding may put a value near an edge into the bin beside. */
  private int evenCell(double value) {
    int cell = Math.min(bins - 1, (int) ((value - edges[0]) * perUnit));
    if (value < edges[cell]) {
      return cell - 1;
    }
    return cell < bins - 1 && value >= edges[cell + 1] ? cell + 1 : cell;
  }

  private int bisected(double value) {
    int low = 0;
    int high = bins;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (value >= edges[middle]) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Whether arithmetic is never off by more than one bin: it is monotonic, so that it is enough
   * that both ends of every bin lead into the bin or one beside.
   */
  private boolean even(double slope) {
    boolean even = slope > 0 && slope < Double.POSITIVE_INFINITY;
    for (int bin = 0; bin < bins && even; bin++) {
      double first = (edges[bin] - edges[0]) * slope;
      double last = (Math.nextDown(edges[bin + 1]) - edges[0]) * slope;
      even = first >= bin - 1 && last < bin + 2;
    }
    return even;
  }
}
