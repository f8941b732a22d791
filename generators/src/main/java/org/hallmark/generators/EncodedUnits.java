package org.hallmark.generators;

import java.util.Optional;
import org.hallmark.privacy.source.UnitRows;
import org.hallmark.privacy.source.Units;

/**
 * Rows as a model sees them, and whose they are.
 *
 * @param rows the rows
 * @param units whose they are
 * @param most how many rows of one unit there are at most; public
 * @param stored the file in which the rows are, where they are not in memory; removed on close
 */
public record EncodedUnits(EncodedRows rows, Units units, int most, Optional<RowMatrix> stored)
    implements AutoCloseable {

  /** Of rows in memory. */
  public EncodedUnits(EncodedRows rows, Units units, int most) {
    this(rows, units, most, Optional.empty());
  }

  /** Each row a unit of its own. */
  public static EncodedUnits ofRecords(EncodedRows rows) {
    return new EncodedUnits(rows, Units.ofRecords(rows.size()), 1);
  }

  /**
   * The rows as an architecture encodes them: in a {@link RowMatrix} where they have scratch, in
   * memory where they have not.
   */
  public static EncodedUnits of(UnitRows rows, NetworkArchitecture architecture) {
    Optional<RowMatrix> stored =
        rows.rows().scratch().map(folder -> RowMatrix.of(rows.rows(), architecture, folder));
    EncodedRows encoded =
        stored.map(RowMatrix::rows).orElseGet(() -> architecture.encode(rows.rows().table()));
    return new EncodedUnits(encoded, rows.units(), rows.most(), stored);
  }

  /** How many standard normals a unit needs where a record needs so many. */
  public int normals(int record) {
    return most * record;
  }

  @Override
  public void close() {
    stored.ifPresent(RowMatrix::close);
  }

  /** Nothing of the rows. */
  @Override
  public String toString() {
    return "EncodedUnits";
  }
}
