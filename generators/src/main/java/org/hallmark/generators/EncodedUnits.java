package org.hallmark.generators;

import org.hallmark.privacy.source.UnitRows;
import org.hallmark.privacy.source.Units;

/**
 * Rows as a conditional model sees them, and whose they are.
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
  public static EncodedUnits of(UnitRows rows, Architecture architecture) {
    RowEncoder encoder = new RowEncoder(architecture, rows.table().schema());
    return new EncodedUnits(encoder.encode(rows.table()), rows.units(), rows.most());
  }

  /** How many standard normals a unit needs for latent vectors of this width. */
  public int normals(int latent) {
    return most * latent;
  }

  /** Nothing of the rows. */
  @Override
  public String toString() {
    return "EncodedUnits";
  }
}
