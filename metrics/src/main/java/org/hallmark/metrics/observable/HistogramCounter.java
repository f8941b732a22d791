package org.hallmark.metrics.observable;

import java.util.Optional;
import org.hallmark.privacy.source.CellCounter;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.Accumulator;

/**
 * Counts the records or groups of a table in the cells of an observable, in row-major order.
 *
 * <p>A record more or less changes one cell of a fine histogram by one. It can move one group of a
 * coarse histogram from one cell to another, which changes two. (Which groups there are is public:
 * a group without records has its cell too.) A privacy unit of several records does so with each of
 * those that count.
 *
 * @param observable what is counted
 */
public record HistogramCounter(Observable observable) implements CellCounter {
  @Override
  public String id() {
    return observable.id();
  }

  @Override
  public Grain grain() {
    return observable.scale() == Scale.FINE ? Grain.ROWS : Grain.WHOLE;
  }

  @Override
  public Optional<int[]> groups(Table rows) {
    return observable.groups().map(groups -> groups.of(rows));
  }

  @Override
  public int cells() {
    return observable.scale() == Scale.FINE ? 1 : 2;
  }

  @Override
  public int reach() {
    return observable.reach();
  }

  @Override
  public long[] count(Table rows) {
    Accumulator<long[]> counts = HistogramGathering.of(observable).start();
    counts.add(rows);
    return counts.result();
  }
}
