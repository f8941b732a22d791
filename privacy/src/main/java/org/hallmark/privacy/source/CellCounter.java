package org.hallmark.privacy.source;

import org.hallmark.tables.Table;

/**
 * A histogram or a count over rows: a fixed number of cells, known before any row is seen.
 *
 * <p>It must give an answer for every table of the schema, empty ones and bad cells included, and
 * throw nothing that depends on rows.
 */
public interface CellCounter {
  /** Id of the observable or law. */
  String id();

  /** How many records fall into each cell. */
  long[] count(Table rows);

  /** The most by which one privacy unit can change the cells, summed over all cells. */
  int sensitivity();
}
