package org.hallmark.tables.scan;

import java.io.Serializable;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hallmark.tables.Expression;

/**
 * Something to be found out about the rows of a table in one pass, such as counts or residuals.
 *
 * <p>It travels to wherever rows are read, so that it and its accumulators are serialisable.
 *
 * @param <R> what is found out
 */
public interface Gathering<R> extends Serializable {
  /** The columns that it reads. */
  SortedSet<String> columns();

  /**
   * Keys whose rows must come together, or none. With keys, every batch holds whole groups: all
   * rows that agree in the values of these expressions, in no promised order. That costs a scan the
   * memory of all rows, so that a gathering without keys is to be preferred where there is one.
   */
  default List<Expression> groupedBy() {
    return List.of();
  }

  /** Every column that it or one of its keys reads. */
  default SortedSet<String> allColumns() {
    SortedSet<String> names = new TreeSet<>(columns());
    groupedBy().forEach(key -> names.addAll(key.columns()));
    return names;
  }

  /** An accumulator that has seen no rows. */
  Accumulator<R> start();
}
