package org.hallmark.tables.scan;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What one pass over a table has found out. */
public final class Gathered {
  private final Map<Gathering<?>, Object> results = new IdentityHashMap<>();
  private final long rows;
  private final BadCells badCells;

  private Gathered(long rows, BadCells badCells) {
    this.rows = rows;
    this.badCells = badCells;
  }

  /** What gatherings have found out by one pass over all rows. */
  public static Gathered of(List<? extends Gathering<?>> gatherings, Partial all) {
    return new Gathered(all.rows(), all.badCells()).and(gatherings, all);
  }

  /** These results and those of further gatherings in the same rows. */
  public Gathered and(List<? extends Gathering<?>> gatherings, Partial all) {
    Gathered both = new Gathered(rows, badCells);
    both.results.putAll(results);
    for (int i = 0; i < gatherings.size(); i++) {
      both.results.put(gatherings.get(i), all.accumulators().get(i).result());
    }
    return both;
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
