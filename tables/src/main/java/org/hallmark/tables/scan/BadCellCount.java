package org.hallmark.tables.scan;

import java.io.Serializable;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts bad cells and keeps the first ones. */
final class BadCellCount implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<String, Long> counts = new TreeMap<>();
  private final TreeSet<BadCell> first = new TreeSet<>();

  void add(BadCell cell) {
    counts.merge(cell.column(), 1L, Long::sum);
    first.add(cell);
    if (first.size() > BadCells.SHOWN) {
      first.pollLast();
    }
  }

  void merge(BadCellCount other) {
    other.counts.forEach((column, count) -> counts.merge(column, count, Long::sum));
    first.addAll(other.first);
    while (first.size() > BadCells.SHOWN) {
      first.pollLast();
    }
  }

  BadCells badCells() {
    return new BadCells(counts, List.copyOf(first));
  }
}
