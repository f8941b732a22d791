package org.hallmark.metrics.observable;

import java.util.Arrays;
import org.hallmark.privacy.source.CellCounter;
import org.hallmark.tables.Table;

/**
 * Counts the records or groups of a table in the cells of an observable, in row-major order.
 *
 * <p>A record more or less changes one cell of a fine histogram by one. It can move one group of a
 * coarse histogram from one cell to another, which changes two. (Which groups there are is public:
 * a group without records has its cell too.)
 *
 * @param observable what is counted
 */
public record HistogramCounter(Observable observable) implements CellCounter {
  @Override
  public String id() {
    return observable.id();
  }

  @Override
  public int sensitivity() {
    return observable.scale() == Scale.FINE ? 1 : 2;
  }

  @Override
  public long[] count(Table rows) {
    long[] counts = new long[observable.cells()];
    for (int cell : cells(rows)) {
      counts[cell]++;
    }
    return counts;
  }

  private int[] cells(Table rows) {
    int[] cells = new int[0];
    for (Axis axis : observable.axes()) {
      double[] values = axis.quantity().values().of(rows);
      int[] outer = Arrays.copyOf(cells, values.length);
      cells = new int[values.length];
      for (int i = 0; i < values.length; i++) {
        cells[i] = outer[i] * axis.bins().size() + axis.bins().cell(values[i]);
      }
    }
    return cells;
  }
}
