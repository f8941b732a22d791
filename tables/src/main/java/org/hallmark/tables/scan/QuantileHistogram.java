package org.hallmark.tables.scan;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The order statistics of finite doubles, exact as long as they are few, otherwise each within a
 * cell that is narrower than a thousandth of its place.
 *
 * <p>Doubles in the order of their bits are cut into cells by sign, exponent and the upper {@value
 * #MANTISSA_BITS} bits of the mantissa, and counted. Counts are the same whatever the order and the
 * parts in which values come. Cells are made an octave at a time, where there are values. The least
 * and greatest value are always exact.
 */
public final class QuantileHistogram implements Serializable {
  private static final long serialVersionUID = 1L;

  /** So many values are kept as they are. */
  public static final int EXACT = 1 << 14;

  private static final int MANTISSA_BITS = 10;
  private static final int OCTAVES = 1 << 12;
  private static final int CELLS = 1 << MANTISSA_BITS;
  private static final int CELL_SHIFT = 52 - MANTISSA_BITS;
  private static final int OCTAVE_SHIFT = 52;

  private final long[][] octaves = new long[OCTAVES][];
  private double[] exact = new double[16];
  private long count;
  private double least = Double.POSITIVE_INFINITY;
  private double greatest = Double.NEGATIVE_INFINITY;

  /**
   * Where an order statistic lies.
   *
   * @param low at least this
   * @param high at most this
   */
  public record Place(double low, double high) {}

  /** Adds a finite number; the two zeros are the same. */
  public void add(double value) {
    double number = value + 0.0;
    if (exact != null) {
      keep(number);
    }
    count++;
    least = Math.min(least, number);
    greatest = Math.max(greatest, number);
    long ordered = ordered(number);
    octave(ordered)[(int) (ordered >>> CELL_SHIFT) & (CELLS - 1)]++;
  }

  /** Adds the first numbers of an array, which are finite. */
  public void add(double[] values, int number) {
    if (exact != null) {
      for (int i = 0; i < number; i++) {
        add(values[i]);
      }
      return;
    }
    double low = least;
    double high = greatest;
    for (int i = 0; i < number; i++) {
      double value = values[i] + 0.0;
      low = value < low ? value : low;
      high = value > high ? value : high;
      long ordered = ordered(value);
      long[] cells = octaves[(int) (ordered >>> OCTAVE_SHIFT)];
      if (cells == null) {
        cells = octave(ordered);
      }
      cells[(int) (ordered >>> CELL_SHIFT) & (CELLS - 1)]++;
    }
    least = low;
    greatest = high;
    count += number;
  }

  private long[] octave(long ordered) {
    int octave = (int) (ordered >>> OCTAVE_SHIFT);
    if (octaves[octave] == null) {
      octaves[octave] = new long[CELLS];
    }
    return octaves[octave];
  }

  /** Adds what another one has counted. */
  public void merge(QuantileHistogram other) {
    mergeExact(other);
    count += other.count;
    least = Math.min(least, other.least);
    greatest = Math.max(greatest, other.greatest);
    for (int octave = 0; octave < OCTAVES; octave++) {
      if (other.octaves[octave] != null) {
        octaves[octave] = sum(octaves[octave], other.octaves[octave]);
      }
    }
  }

  /** How many values there are. */
  public long count() {
    return count;
  }

  /**
   * Where the value of that rank lies, from 1 for the least to {@link #count} for the greatest.
   *
   * @throws IllegalArgumentException if there is no such rank
   */
  public Place rank(long rank) {
    if (rank < 1 || rank > count) {
      throw new IllegalArgumentException(
          "rank must be from 1 to " + count + ". Provided value: " + rank);
    }
    if (exact != null) {
      double value = sorted()[(int) rank - 1];
      return new Place(value, value);
    }
    long before = 0;
    int octave = 0;
    for (long here = total(0); before + here < rank; here = total(octave)) {
      before += here;
      octave++;
    }
    int cell = 0;
    for (; before + octaves[octave][cell] < rank; cell++) {
      before += octaves[octave][cell];
    }
    return place(rank, (long) octave << OCTAVE_SHIFT | (long) cell << CELL_SHIFT);
  }

  /** Equal counts in every cell, and equal values as long as they are few. */
  @Override
  public boolean equals(Object other) {
    return other instanceof QuantileHistogram that
        && count == that.count
        && least == that.least
        && greatest == that.greatest
        && Arrays.deepEquals(octaves, that.octaves)
        && Arrays.equals(sorted(), that.sorted());
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(octaves);
  }

  private Place place(long rank, long first) {
    if (rank == 1 || rank == count) {
      double value = rank == 1 ? least : greatest;
      return new Place(value, value);
    }
    long last = first | (1L << CELL_SHIFT) - 1;
    return new Place(Math.max(least, number(first)), Math.min(greatest, number(last)));
  }

  /** The values as long as they are few, in order; nothing after that. */
  private double[] sorted() {
    if (exact == null) {
      return new double[0];
    }
    Arrays.sort(exact, 0, (int) count);
    return Arrays.copyOf(exact, (int) count);
  }

  private long total(int octave) {
    return octaves[octave] == null ? 0 : Arrays.stream(octaves[octave]).sum();
  }

  private void keep(double number) {
    if (count == EXACT) {
      exact = null;
      return;
    }
    if (count == exact.length) {
      exact = Arrays.copyOf(exact, 2 * exact.length);
    }
    exact[(int) count] = number;
  }

  private void mergeExact(QuantileHistogram other) {
    if (exact == null || other.exact == null || count + other.count > EXACT) {
      exact = null;
      return;
    }
    int all = (int) (count + other.count);
    exact = Arrays.copyOf(exact, Math.max(all, exact.length));
    System.arraycopy(other.exact, 0, exact, (int) count, (int) other.count);
  }

  private static long[] sum(long[] mine, long[] others) {
    long[] sum = mine == null ? new long[CELLS] : mine;
    for (int i = 0; i < CELLS; i++) {
      sum[i] += others[i];
    }
    return sum;
  }

  /** Bits that, unsigned, are in the order of the numbers. */
  private static long ordered(double number) {
    long bits = Double.doubleToRawLongBits(number);
    return bits ^ (bits >> (Long.SIZE - 1) | Long.MIN_VALUE);
  }

  private static double number(long ordered) {
    long bits = ordered ^ (~ordered >> (Long.SIZE - 1) | Long.MIN_VALUE);
    return Double.longBitsToDouble(bits);
  }
}
