package org.hallmark.tables.scan;

import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The cells of a table that their columns cannot hold: all counted, the first ones told.
 *
 * @param counts how many there are in each column that has any
 * @param first the first of them, by file, row and column
 */
public record BadCells(SortedMap<String, Long> counts, List<BadCell> first)
    implements Serializable {
  /** No more of them are told. */
  public static final int SHOWN = 20;

  public static final BadCells NONE = new BadCells(new TreeMap<>(), List.of());

  public BadCells {
    counts = new TreeMap<>(counts);
    first = first.stream().sorted().limit(SHOWN).toList();
  }

  /** How many there are in all. */
  public long count() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** These and those. */
  public BadCells and(BadCells other) {
    SortedMap<String, Long> all = new TreeMap<>(counts);
    other.counts.forEach((column, count) -> all.merge(column, count, Long::sum));
    return new BadCells(all, Stream.concat(first.stream(), other.first.stream()).toList());
  }
}
