package org.hallmark.metrics.observable;

import java.io.Serializable;
import java.util.Arrays;

/** The histograms of some axes, each by itself and each with each. */
public final class PairCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] sizes;
  private final long[][] singles;
  private final long[][] pairs;

  PairCounts(int[] sizes) {
    this.sizes = sizes.clone();
    this.singles = Arrays.stream(sizes).mapToObj(long[]::new).toArray(long[][]::new);
    this.pairs = new long[sizes.length * (sizes.length - 1) / 2][];
    for (int i = 0; i < sizes.length; i++) {
      for (int j = i + 1; j < sizes.length; j++) {
        pairs[index(i, j)] = new long[sizes[i] * sizes[j]];
      }
    }
  }

  /** How many axes there are. */
  public int axes() {
    return sizes.length;
  }

  /** The number of records in every cell of an axis: shared, not to be changed. */
  public long[] single(int axis) {
    return singles[axis];
  }

  /**
   * The number of records in every cell of two axes, in row-major order with the second running
   * fastest: shared, not to be changed.
   *
   * @throws IllegalArgumentException unless {@code first < second}
   */
  public long[] pair(int first, int second) {
    if (first < 0 || first >= second || second >= sizes.length) {
      throw new IllegalArgumentException(
          "axes must be two of "
              + sizes.length
              + " in their order. Provided value: "
              + first
              + ", "
              + second);
    }
    return pairs[index(first, second)];
  }

  /** Counts records of which every axis' cells are given. */
  void add(char[][] cells, int rows) {
    for (int i = 0; i < sizes.length; i++) {
      count(cells[i], singles[i], rows);
      for (int j = i + 1; j < sizes.length; j++) {
        count(cells[i], cells[j], sizes[j], pairs[index(i, j)], rows);
      }
    }
  }

  void merge(PairCounts other) {
    merge(singles, other.singles);
    merge(pairs, other.pairs);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PairCounts that
        && Arrays.deepEquals(singles, that.singles)
        && Arrays.deepEquals(pairs, that.pairs);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(singles);
  }

  private int index(int first, int second) {
    return first * (2 * sizes.length - first - 1) / 2 + second - first - 1;
  }

  private static void count(char[] cells, long[] counts, int rows) {
    for (int row = 0; row < rows; row++) {
      counts[cells[row]]++;
    }
  }

  private static void count(char[] outer, char[] inner, int size, long[] counts, int rows) {
    for (int row = 0; row < rows; row++) {
      counts[outer[row] * size + inner[row]]++;
    }
  }

  private static void merge(long[][] mine, long[][] others) {
    for (int i = 0; i < mine.length; i++) {
      for (int cell = 0; cell < mine[i].length; cell++) {
        mine[i][cell] += others[i][cell];
      }
    }
  }
}
