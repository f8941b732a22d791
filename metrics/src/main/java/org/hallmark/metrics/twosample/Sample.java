package org.hallmark.metrics.twosample;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.Predicate;

/** Rows of a table in an order that a seed fixes, equal ones together with their number. */
public final class Sample {
  private final List<SampledRow> rows;
  private final List<Long> counts;
  private final OptionalLong end;

  /** Whether rows were left out. */
  enum Reach {
    WHOLE,
    PART
  }

  private Sample(List<SampledRow> rows, List<Long> counts, OptionalLong end) {
    this.rows = List.copyOf(rows);
    this.counts = List.copyOf(counts);
    this.end = end;
  }

  static Sample of(SortedMap<SampledRow, Long> rows, Reach reach) {
    return new Sample(
        new ArrayList<>(rows.keySet()),
        new ArrayList<>(rows.values()),
        reach == Reach.WHOLE ? OptionalLong.empty() : OptionalLong.of(rows.lastKey().hash()));
  }

  /** The rows whose values are such. */
  public Sample where(Predicate<double[]> condition) {
    return choose(row -> condition.test(row.values()));
  }

  /** All rows of the table whose hash is below this. */
  Sample below(OptionalLong hash) {
    return hash.isEmpty() ? this : choose(row -> row.hash() < hash.getAsLong());
  }

  /** The hash from which on rows were left out, if any were. */
  OptionalLong end() {
    return end;
  }

  private Sample choose(Predicate<SampledRow> condition) {
    List<SampledRow> chosen = new ArrayList<>();
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (condition.test(rows.get(i))) {
        chosen.add(rows.get(i));
        numbers.add(counts.get(i));
      }
    }
    return new Sample(chosen, numbers, end);
  }

  /** How many rows there are. */
  public long size() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  List<SampledRow> different() {
    return rows;
  }

  long count(int row) {
    return counts.get(row);
  }

  /**
   * Columns of at most so many rows, evenly spread over the order.
   *
   * @param columns which quantities
   */
  public double[][] columns(List<Integer> columns, long most) {
    long size = size();
    int wanted = (int) Math.min(most, size);
    double[][] chosen = new double[columns.size()][wanted];
    int row = 0;
    long before = 0;
    for (int i = 0; i < wanted; i++) {
      long place = Math.multiplyExact(i, size) / wanted;
      while (before + counts.get(row) <= place) {
        before += counts.get(row++);
      }
      for (int c = 0; c < chosen.length; c++) {
        chosen[c][i] = rows.get(row).values()[columns.get(c)];
      }
    }
    return chosen;
  }
}
