package org.hallmark.privacy.source;

import org.hallmark.tables.Table;

/**
 * Rows and whose they are.
 *
 * @param table the rows
 * @param units whose they are
 * @param most how many rows of one unit there are at most; public
 */
public record UnitRows(Table table, Units units, int most) {
  /** Rows each of which is a unit. */
  public static UnitRows ofRecords(Table table) {
    return new UnitRows(table, Units.ofRecords(table.rows()), 1);
  }

  /** Nothing of the rows. */
  @Override
  public String toString() {
    return "UnitRows";
  }
}
