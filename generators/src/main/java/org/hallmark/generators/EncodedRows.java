package org.hallmark.generators;

import java.util.Arrays;

/**
 * Rows as a conditional model sees them: dense condition features, one code per modelled column,
 * and for each column but the first one code per guide. The arrays are shared and must not be
 * changed.
 *
 * @param conditions one array of features per row
 * @param codes one array of codes per row, each below its column's number of codes
 * @param guides one array of codes per row: the guides of the second column, then those of the
 *     third, …
 */
public record EncodedRows(float[][] conditions, int[][] codes, int[][] guides) {
  public EncodedRows {
    if (conditions.length != codes.length || guides.length != codes.length) {
      throw new IllegalArgumentException("conditions, codes and guides must have the same rows");
    }
  }

  /** The number of rows. */
  public int size() {
    return codes.length;
  }

  /** Equality of the arrays' content. */
  @Override
  public boolean equals(Object other) {
    return other instanceof EncodedRows e
        && Arrays.deepEquals(conditions, e.conditions)
        && Arrays.deepEquals(codes, e.codes)
        && Arrays.deepEquals(guides, e.guides);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(codes);
  }

  /** Nothing of the rows. */
  @Override
  public String toString() {
    return "EncodedRows";
  }
}
