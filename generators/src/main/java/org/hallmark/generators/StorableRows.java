package org.hallmark.generators;

import org.hallmark.tables.store.MappedMatrix;

/** Encoded rows each of which is a fixed number of numbers, so that a file can hold them. */
public interface StorableRows extends EncodedRows {
  /** How many numbers {@link #numbers(int, double[])} puts down. */
  int numbers();

  /** Puts down all that there is of a row. */
  void numbers(int row, double[] into);

  /**
   * Rows of the same kind, as many as there are in {@code stored}, which has all numbers of each.
   */
  EncodedRows like(MappedMatrix stored);
}
