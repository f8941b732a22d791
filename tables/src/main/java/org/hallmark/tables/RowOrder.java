package org.hallmark.tables;

/**
 * Rows in the order of the values of some columns: of the first, then of the second and so on, as
 * {@link Double#compare} has it. Equal rows stay in the order in which they are given.
 *
 * @param columns at least as long as the greatest row
 */
public record RowOrder(double[][] columns) {
  /** Shorter stretches are sorted by insertion. */
  private static final int SHORT = 16;

  /** Negative, zero or positive. */
  public int compare(int one, int other) {
    for (double[] column : columns) {
      int order = Double.compare(column[one], column[other]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** All rows from 0, sorted. */
  public int[] of(int rows) {
    int[] all = new int[rows];
    for (int row = 0; row < rows; row++) {
      all[row] = row;
    }
    sort(all);
    return all;
  }

  /** Sorts rows where they are. */
  public void sort(int[] rows) {
    sort(rows.clone(), rows, 0, rows.length);
  }

  /** Both arrays hold the same rows; {@code into} is sorted. */
  private void sort(int[] from, int[] into, int start, int end) {
    if (end - start <= SHORT) {
      insert(into, start, end);
      return;
    }
    int middle = (start + end) >>> 1;
    sort(into, from, start, middle);
    sort(into, from, middle, end);
    int left = start;
    int right = middle;
    for (int i = start; i < end; i++) {
      boolean first = right == end || left < middle && compare(from[left], from[right]) <= 0;
      into[i] = first ? from[left++] : from[right++];
    }
  }

  private void insert(int[] rows, int start, int end) {
    for (int i = start + 1; i < end; i++) {
      int row = rows[i];
      int place = i;
      for (; place > start && compare(rows[place - 1], row) > 0; place--) {
        rows[place] = rows[place - 1];
      }
      rows[place] = row;
    }
  }
}
