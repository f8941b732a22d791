package org.hallmark.privacy.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.hallmark.tables.RowBlocks;
import org.hallmark.tables.Table;
import org.hallmark.tables.encode.Codes;

/**
 * Columns of rows as codes, made anew in every pass over the rows, and as private as they are.
 *
 * @param rows the rows
 * @param columns how columns are coded
 * @param most how many rows of one unit there are at most; public
 */
record CodedColumns(RowBlocks rows, List<Codes> columns, int most) {
  /** So many counts are held at once, or those of one table. */
  private static final int CELLS = 1 << 22;

  CodedColumns {
    columns = List.copyOf(columns);
  }

  static CodedColumns of(UnitRows rows, List<Codes> columns) {
    return new CodedColumns(rows.rows(), columns, rows.most());
  }

  private int cells(List<Integer> table) {
    return table.stream().mapToInt(c -> columns.get(c).size()).reduce(1, Math::multiplyExact);
  }

  /** The counts of tables, one table after the other. */
  long[] counts(List<List<Integer>> tables) {
    return Arrays.stream(byTable(tables)).flatMapToLong(Arrays::stream).toArray();
  }

  /** Counts by table and cell, in one pass: a row is in one cell of each table. */
  private long[][] byTable(List<List<Integer>> tables) {
    long[][] counts = tables.stream().map(table -> new long[cells(table)]).toArray(long[][]::new);
    rows.forEachBlock(
        block -> {
          int[][] codes = codes(block, tables);
          for (int t = 0; t < counts.length; t++) {
            add(codes, tables.get(t), block.rows(), counts[t]);
          }
        });
    return counts;
  }

  private int[][] codes(Table block, List<List<Integer>> tables) {
    int[][] codes = new int[columns.size()][];
    tables.stream()
        .flatMap(List::stream)
        .distinct()
        .forEach(
            c -> codes[c] = columns.get(c).encode(block.column(columns.get(c).column().name())));
    return codes;
  }

  private void add(int[][] codes, List<Integer> table, int rows, long[] counts) {
    for (int row = 0; row < rows; row++) {
      int cell = 0;
      for (int column : table) {
        cell = cell * columns.get(column).size() + codes[column][row];
      }
      counts[cell]++;
    }
  }

  /** Σ|count − expected| − handicap by pair, then 0. */
  long[] scores(List<List<Integer>> pairs, IntFunction<long[]> expected, long[] handicaps) {
    long[] scores = new long[pairs.size() + 1];
    for (int from = 0; from < pairs.size(); ) {
      List<List<Integer>> some = new ArrayList<>(List.of(pairs.get(from)));
      long held = cells(pairs.get(from));
      for (int next = from + 1; next < pairs.size(); next++) {
        held += cells(pairs.get(next));
        if (held > CELLS) {
          break;
        }
        some.add(pairs.get(next));
      }
      long[][] counts = byTable(some);
      for (int i = 0; i < counts.length; i++) {
        scores[from + i] = distance(counts[i], expected.apply(from + i)) - handicaps[from + i];
      }
      from += some.size();
    }
    return scores;
  }

  private static long distance(long[] counts, long[] expected) {
    long sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += Math.abs(counts[i] - expected[i]);
    }
    return sum;
  }

  /** Nothing of the rows. */
  @Override
  public String toString() {
    return "CodedColumns";
  }
}
