package org.hallmark.tables.scan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.hallmark.tables.Table;

/** What some gatherings know of some of the rows: what workers of a scan send to each other. */
public final class Partial implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ArrayList<Accumulator<?>> accumulators = new ArrayList<>();
  private final BadCellCount bad = new BadCellCount();
  private long rows;

  /** No rows yet. */
  public Partial(List<? extends Gathering<?>> gatherings) {
    gatherings.forEach(gathering -> accumulators.add(gathering.start()));
  }

  /** Adds rows. */
  public void add(Table batch) {
    rows += batch.rows();
    accumulators.forEach(accumulator -> accumulator.add(batch));
  }

  /** Takes note of a bad cell. */
  public void bad(BadCell cell) {
    bad.add(cell);
  }

  /** Adds what another one of the same gatherings knows; the other is used no more. */
  public Partial merge(Partial other) {
    for (int i = 0; i < accumulators.size(); i++) {
      merge(accumulators.get(i), other.accumulators.get(i));
    }
    rows += other.rows;
    bad.merge(other.bad);
    return this;
  }

  /** One of each gathering, in their order. */
  public List<Accumulator<?>> accumulators() {
    return List.copyOf(accumulators);
  }

  /** How many rows have been seen. */
  public long rows() {
    return rows;
  }

  /** The bad cells that have been noted. */
  public BadCells badCells() {
    return bad.badCells();
  }

  @SuppressWarnings("unchecked") // both were started by the same gathering
  private static <R> void merge(Accumulator<R> one, Accumulator<?> other) {
    one.merge((Accumulator<R>) other);
  }
}
