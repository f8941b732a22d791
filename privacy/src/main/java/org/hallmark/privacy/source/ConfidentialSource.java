package org.hallmark.privacy.source;

import org.hallmark.provenance.seed.Commitment;
import org.hallmark.tables.RowBlocks;
import org.hallmark.tables.Schema;

/**
 * The rows of a confidential source as they were read, shut in: nothing can be asked of them before
 * they have passed a {@link UnitGate}.
 */
public final class ConfidentialSource {
  private final RowBlocks rows;
  private final Commitment commitment;

  private ConfidentialSource(RowBlocks rows, Commitment commitment) {
    this.rows = rows;
    this.commitment = commitment;
  }

  /** Shuts {@code rows} in; the caller should forget them. */
  public static ConfidentialSource of(RowBlocks rows, Commitment commitment) {
    return new ConfidentialSource(rows, commitment);
  }

  /** The public description of the columns. */
  public Schema schema() {
    return rows.schema();
  }

  /** The hiding commitment to the bytes that the rows were read from. */
  public Commitment commitment() {
    return commitment;
  }

  /** What of the rows passes the gate, which stays open for the counts that follow. */
  public ConfidentialTable past(UnitGate gate) {
    return ConfidentialTable.of(gate.bounded(rows), gate);
  }

  @Override
  public String toString() {
    return "ConfidentialSource" + schema().names();
  }
}
