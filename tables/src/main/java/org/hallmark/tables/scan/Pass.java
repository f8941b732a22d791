package org.hallmark.tables.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/** What one thread of a local scan has seen. */
final class Pass implements Batches.Sink {
  private final List<? extends Gathering<?>> gatherings;
  private final Schema columns;
  private final Ticker ticker;
  private final List<Accumulator<?>> accumulators = new ArrayList<>();
  private final BadCellCount bad = new BadCellCount();

  /** The rows of every part, if some gathering wants whole groups. */
  private final SortedMap<Integer, RowStore> kept = new TreeMap<>();

  private final Schema keptColumns;
  private RowStore part;
  private long rows;

  Pass(List<? extends Gathering<?>> gatherings, Schema columns, Ticker ticker) {
    this.gatherings = gatherings;
    this.columns = columns;
    this.ticker = ticker;
    this.keptColumns = columns.select(keyed(gatherings, columns));
    gatherings.forEach(gathering -> accumulators.add(gathering.start()));
  }

  /** Every column that a gathering or one of its keys reads. */
  static SortedSet<String> columns(Gathering<?> gathering) {
    SortedSet<String> names = new TreeSet<>(gathering.columns());
    gathering.groupedBy().forEach(key -> names.addAll(key.columns()));
    return names;
  }

  /** Reads parts until all are taken. */
  Pass read(List<Batches.Part> parts, AtomicInteger next) throws IOException {
    for (int i = next.getAndIncrement(); i < parts.size(); i = next.getAndIncrement()) {
      part = new RowStore(keptColumns);
      parts.get(i).read(columns, this);
      kept.put(i, part);
    }
    return this;
  }

  @Override
  public void rows(Table batch) {
    rows += batch.rows();
    for (int i = 0; i < accumulators.size(); i++) {
      if (gatherings.get(i).groupedBy().isEmpty()) {
        accumulators.get(i).add(batch);
      }
    }
    part.add(batch);
  }

  @Override
  public void bad(BadCell cell) {
    bad.add(cell);
  }

  @Override
  public void progress(long more) {
    ticker.advance(more);
  }

  void merge(Pass other) {
    for (int i = 0; i < accumulators.size(); i++) {
      merge(accumulators.get(i), other.accumulators.get(i));
    }
    kept.putAll(other.kept);
    rows += other.rows;
    bad.merge(other.bad);
  }

  /** The results; gatherings that want whole groups see all rows as one batch. */
  Gathered gathered() {
    Table all = keptColumns.columns().isEmpty() ? null : RowStore.table(keptColumns, kept.values());
    for (int i = 0; i < accumulators.size(); i++) {
      if (!gatherings.get(i).groupedBy().isEmpty()) {
        accumulators.get(i).add(all);
      }
    }
    return new Gathered(gatherings, accumulators, rows, bad.badCells());
  }

  private static List<String> keyed(List<? extends Gathering<?>> gatherings, Schema columns) {
    SortedSet<String> names = new TreeSet<>();
    gatherings.stream()
        .filter(gathering -> !gathering.groupedBy().isEmpty())
        .forEach(gathering -> names.addAll(columns(gathering)));
    return columns.names().stream().filter(names::contains).toList();
  }

  @SuppressWarnings("unchecked") // both were started by the same gathering
  private static <R> void merge(Accumulator<R> one, Accumulator<?> other) {
    one.merge((Accumulator<R>) other);
  }
}
