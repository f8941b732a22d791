package org.hallmark.privacy.source;

import java.util.Optional;
import org.hallmark.tables.Table;

/**
 * A histogram or a count over rows: a fixed number of cells, known before any row is seen.
 *
 * <p>It must give an answer for every table of the schema, empty ones and bad cells included, and
 * throw nothing that depends on rows.
 */
public interface CellCounter {
  /** What must be counted together; the counts of parts then add up to those of the whole. */
  enum Grain {
    /** Each row stands alone. */
    ROWS,
    /** All rows. */
    WHOLE
  }

  /** Id of the observable or law. */
  String id();

  /** How many records or groups fall into each cell. */
  long[] count(Table rows);

  /** What it must see together. */
  default Grain grain() {
    return Grain.WHOLE;
  }

  /** The group of each row, -1 for none, where groups are counted; empty where records are. */
  default Optional<int[]> groups(Table rows) {
    return Optional.empty();
  }

  /** In how many cells, by one each, one record or one group can change the counts. */
  int cells();

  /** How many records, or groups, of one privacy unit count at most. */
  int reach();

  /** The most by which one privacy unit can change the cells, summed over all cells. */
  default int sensitivity() {
    return Math.multiplyExact(cells(), reach());
  }
}
