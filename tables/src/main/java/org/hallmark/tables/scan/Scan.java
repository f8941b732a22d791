package org.hallmark.tables.scan;

import java.io.IOException;
import java.util.List;

/** A way of passing once over the rows of a table for any number of gatherings. */
@FunctionalInterface
public interface Scan {
  /**
   * Reads all rows once.
   *
   * @throws IllegalArgumentException if a gathering reads a column that the table lacks
   * @throws IOException if the rows cannot be read; a cell that its column cannot hold is no such
   *     failure, see {@link Gathered#badCells}
   */
  Gathered gather(List<? extends Gathering<?>> gatherings) throws IOException;
}
