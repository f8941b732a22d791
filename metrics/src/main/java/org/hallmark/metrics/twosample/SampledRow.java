package org.hallmark.metrics.twosample;

import java.io.Serializable;

/**
 * The values of a row and its place in an order that a seed fixes.
 *
 * @param hash keyed hash of what names the row
 * @param values its quantities; 0 is never −0
 */
record SampledRow(long hash, double[] values) implements Comparable<SampledRow>, Serializable {
  private static final long serialVersionUID = 1L;

  /** By hash, then by value; a missing value equals a missing value. */
  @Override
  public int compareTo(SampledRow other) {
    int order = Long.compare(hash, other.hash);
    for (int c = 0; order == 0 && c < values.length; c++) {
      order = Double.compare(values[c], other.values[c]);
    }
    return order;
  }
}
