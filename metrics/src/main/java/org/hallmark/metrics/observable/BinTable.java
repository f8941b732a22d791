package org.hallmark.metrics.observable;

import java.io.Serializable;
import java.util.stream.DoubleStream;
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

  /**
   * A little less than the bins per unit of the value, so that arithmetic finds the bin or the one
   * below it; 0 where it may find another.
   */
  private final double perUnit;

  BinTable(Bins sealed) {
    bins = sealed.bins();
    edges = sealed.edges().stream().mapToDouble(Double::doubleValue).toArray();
    missing = sealed.missing() == Bins.MissingCell.PRESENT ? bins + 1 : bins;
    double slope = bins / (edges[bins] - edges[0]);
    perUnit =
        DoubleStream.of(0x1p-44, 0x1p-32, 0x1p-22)
            .map(less -> slope * (1 - less))
            .filter(this::even)
            .findFirst()
            .orElse(0);
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

  /**
   * The same with everything at hand that the loop needs. Neighbours are counted apart, so that a
   * count need not wait for the one before.
   */
  private void countEven(double[] values, long[] counts) {
    double[] ends = edges;
    double low = ends[0];
    double high = ends[bins];
    double slope = perUnit;
    long[] others = counts.length < values.length / 8 ? new long[counts.length] : counts;
    int even = values.length - 1;
    int i = 0;
    for (; i < even; i += 2) {
      double one = values[i];
      double other = values[i + 1];
      if (one >= low && one < high && other >= low && other < high) {
        int cell = (int) ((one - low) * slope);
        int beside = (int) ((other - low) * slope);
        counts[one >= ends[cell + 1] ? cell + 1 : cell]++;
        others[other >= ends[beside + 1] ? beside + 1 : beside]++;
      } else {
        counts[cell(one)]++;
        counts[cell(other)]++;
      }
    }
    for (; i < values.length; i++) {
      counts[cell(values[i])]++;
    }
    for (int cell = 0; cell < counts.length && others != counts; cell++) {
      counts[cell] += others[cell];
    }
  }

  private int cell(double value) {
    if (value >= edges[0] && value <= edges[bins] && value != Table.BAD) {
      return perUnit > 0 ? evenCell(value) : bisected(value);
    }
    return Table.isMissing(value) ? missing : bins;
  }

  private int evenCell(double value) {
    int cell = (int) ((value - edges[0]) * perUnit);
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
   * Whether arithmetic finds the bin or the one below: it is monotonic, so that both ends of every
   * bin tell.
   */
  private boolean even(double slope) {
    boolean even = slope > 0 && slope < Double.POSITIVE_INFINITY;
    for (int bin = 0; bin < bins && even; bin++) {
      double first = (edges[bin] - edges[0]) * slope;
      double last = (Math.nextDown(edges[bin + 1]) - edges[0]) * slope;
      even = first >= bin - 1 && last < bin + 1;
    }
    return even && (int) ((edges[bins] - edges[0]) * slope) < bins;
  }
}
