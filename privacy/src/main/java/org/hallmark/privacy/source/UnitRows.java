package org.hallmark.privacy.source;

import org.hallmark.tables.RowBlocks;

/**
 * Rows and whose they are.
 *
 * @param rows the rows
 * @param units whose they are
 * @param most how many rows of one unit there are at most; public
 */
public record UnitRows(RowBlocks rows, Units units, int most) {
  /** Rows each of which is a unit. */
  public static UnitRows ofRecords(RowBlocks rows) {
    return new UnitRows(rows, Units.ofRecords(rows.rows()), 1);
  }

  /** Nothing of the rows. */
  @Override
  public String toString() {
    return "UnitRows";
  }
}
