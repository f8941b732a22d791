package org.hallmark.generators;

import org.hallmark.privacy.source.UnitRows;
import org.hallmark.privacy.source.Units;

/**
 * Rows as a model sees them, and whose they are.
 *
 * @param rows the rows
 * @param units whose they are
 * @param most how many rows of one unit there are at most; public
 */
public record EncodedUnits(EncodedRows rows, Units units, int most) {
  /** Each row a unit of its own. */
  public static EncodedUnits ofRecords(EncodedRows rows) {
    return new EncodedUnits(rows, Units.ofRecords(rows.size()), 1);
  }

  /** The rows as an architecture encodes them. */
  public static EncodedUnits of(UnitRows rows, NetworkArchitecture architecture) {
    return new EncodedUnits(architecture.encode(rows.table()), rows.units(), rows.most());
  }

  /** How many standard normals a unit needs where a record needs so many. */
  public int normals(int record) {
    return most * record;
  }

  /** Nothing of the rows. */
  @Override
  public String toString() {
    return "EncodedUnits";
  }
}
