package org.hallmark.tables.scan;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What one pass over a table has found out. */
public final class Gathered {
  private final Map<Gathering<?>, Object> results = new IdentityHashMap<>();
  private final long rows;
  private final BadCells badCells;

  /**
   * The results of one pass.
   *
   * @param gatherings what was asked
   * @param accumulators one of each, which have seen all rows
   */
  public Gathered(
      List<? extends Gathering<?>> gatherings,
      List<? extends Accumulator<?>> accumulators,
      long rows,
      BadCells badCells) {
    for (int i = 0; i < gatherings.size(); i++) {
      results.put(gatherings.get(i), accumulators.get(i).result());
    }
    this.rows = rows;
    this.badCells = badCells;
  }

  /** What this gathering has found out; it is known by identity. */
  @SuppressWarnings("unchecked") // a gathering's accumulator gives its results
  public <R> R of(Gathering<R> gathering) {
    if (!results.containsKey(gathering)) {
      throw new IllegalArgumentException("gathering must be one of those of the scan");
    }
    return (R) results.get(gathering);
  }

  /** How many rows there were. */
  public long rows() {
    return rows;
  }

  /** The cells, in columns that were read, that their columns cannot hold. */
  public BadCells badCells() {
    return badCells;
  }
}
