package org.hallmark.tables.scan;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A cell that its column cannot hold. It quotes the source, which must be public.
 *
 * @param file name of the file
 * @param row number of the data row in the file, from 1; 0 where only its place in a partition is
 *     known
 * @param column its column
 * @param expected what the column holds
 * @param found what the cell holds
 */
public record BadCell(String file, long row, String column, String expected, String found)
    implements Serializable, Comparable<BadCell> {
  private static final int LONGEST_EXCERPT = 60;
  private static final Comparator<BadCell> ORDER =
      Comparator.comparing(BadCell::file)
          .thenComparing(BadCell::row)
          .thenComparing(BadCell::column)
          .thenComparing(BadCell::expected)
          .thenComparing(BadCell::found);

  public BadCell {
    found = found.length() > LONGEST_EXCERPT ? found.substring(0, LONGEST_EXCERPT) + "…" : found;
  }

  /** By file, row and column. */
  @Override
  public int compareTo(BadCell other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return file
        + (row > 0 ? ", row " + row : "")
        + ", column "
        + column
        + "\n  expected: "
        + expected
        + "\n  found:    "
        + (found.isEmpty() ? "nothing" : found);
  }
}
