package org.hallmark.tables.scan;

import org.hallmark.tables.Schema;

/** How many rows a batch has, so that its cells stay in a processor's cache. */
public final class BatchRows {
  private static final int CELLS = 1 << 14;
  private static final int LEAST = 1 << 10;
  private static final int MOST = 1 << 14;

  private BatchRows() {}

  /** The number of rows for a batch of these columns. */
  public static int of(Schema columns) {
    int even = Integer.highestOneBit(CELLS / Math.max(1, columns.columns().size()) | 1);
    return Math.min(MOST, Math.max(LEAST, even));
  }
}
