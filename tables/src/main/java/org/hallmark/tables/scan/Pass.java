package org.hallmark.tables.scan;

import java.io.IOException;
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
  private final Partial seen;

  /** The rows of every part, if some gathering wants whole groups. */
  private final SortedMap<Integer, RowStore> kept = new TreeMap<>();

  private final Schema keptColumns;
  private RowStore part;

  Pass(List<? extends Gathering<?>> gatherings, Schema columns, Ticker ticker) {
    this.gatherings = gatherings;
    this.columns = columns;
    this.ticker = ticker;
    this.keptColumns = columns.select(keyedColumns(gatherings, columns));
    this.seen = new Partial(unkeyed(gatherings));
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
    seen.add(batch);
    part.add(batch);
  }

  @Override
  public void bad(BadCell cell) {
    seen.bad(cell);
  }

  @Override
  public void progress(long more) {
    ticker.advance(more);
  }

  void merge(Pass other) {
    seen.merge(other.seen);
    kept.putAll(other.kept);
  }

  /** The results; gatherings that want whole groups see all rows as one batch. */
  Gathered gathered() {
    Gathered gathered = Gathered.of(unkeyed(gatherings), seen);
    List<Gathering<?>> keyed = keyed(gatherings);
    if (keyed.isEmpty()) {
      return gathered;
    }
    Partial groups = new Partial(keyed);
    groups.add(RowStore.table(keptColumns, kept.values()));
    return gathered.and(keyed, groups);
  }

  private static List<Gathering<?>> unkeyed(List<? extends Gathering<?>> gatherings) {
    return gatherings.stream()
        .<Gathering<?>>map(gathering -> gathering)
        .filter(gathering -> gathering.groupedBy().isEmpty())
        .toList();
  }

  private static List<Gathering<?>> keyed(List<? extends Gathering<?>> gatherings) {
    return gatherings.stream()
        .<Gathering<?>>map(gathering -> gathering)
        .filter(gathering -> !gathering.groupedBy().isEmpty())
        .toList();
  }

  private static List<String> keyedColumns(
      List<? extends Gathering<?>> gatherings, Schema columns) {
    SortedSet<String> names = new TreeSet<>();
    keyed(gatherings).forEach(gathering -> names.addAll(gathering.allColumns()));
    return columns.names().stream().filter(names::contains).toList();
  }
}
