package org.hallmark.physics.law;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hallmark.tables.RowOrder;
import org.hallmark.tables.Table;

/**
 * The rows of a table in groups of equal keys: the groups in the order of their keys, the rows of a
 * group in the order of further columns and then of all. Neither depends on the order of rows in
 * the table.
 *
 * <p>A row with a missing or bad key belongs to no group.
 */
final class KeyedRows {
  private final Table table;
  private final List<String> keys;
  private final List<int[]> groups;
  private final int left;

  private KeyedRows(Table table, List<String> keys, List<int[]> groups, int left) {
    this.table = table;
    this.keys = keys;
    this.groups = groups;
    this.left = left;
  }

  /** One group of all rows where there is no key. */
  static KeyedRows of(Table table, List<String> keys, List<String> order) {
    double[][] cells = keys.stream().map(table::column).toArray(double[][]::new);
    int[] rows = IntStream.range(0, table.rows()).filter(row -> good(cells, row)).toArray();
    new RowOrder(
            Stream.of(keys, order, table.schema().names())
                .flatMap(List::stream)
                .map(table::column)
                .toArray(double[][]::new))
        .sort(rows);
    return new KeyedRows(table, keys, split(rows, new RowOrder(cells)), table.rows() - rows.length);
  }

  int size() {
    return groups.size();
  }

  /** Rows that have no key. */
  int left() {
    return left;
  }

  /** The rows of a group, in their order. */
  int[] rows(int group) {
    return groups.get(group);
  }

  /** The values of a group's rows. */
  double[] of(int group, double[] values) {
    return Arrays.stream(groups.get(group)).mapToDouble(row -> values[row]).toArray();
  }

  /** What the rows of a group have in common. */
  SortedMap<String, String> label(int group) {
    SortedMap<String, String> label = new TreeMap<>();
    keys.forEach(key -> label.put(key, table.value(groups.get(group)[0], key)));
    return label;
  }

  /** The same in words; empty where there is no key. */
  String name(int group) {
    List<String> parts = new ArrayList<>();
    label(group).forEach((key, value) -> parts.add(key + " = " + value));
    return String.join(", ", parts);
  }

  private static boolean good(double[][] cells, int row) {
    for (double[] column : cells) {
      if (!Double.isFinite(column[row])) {
        return false;
      }
    }
    return true;
  }

  private static List<int[]> split(int[] rows, RowOrder by) {
    List<int[]> groups = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= rows.length; i++) {
      if (i == rows.length || by.compare(rows[start], rows[i]) != 0) {
        groups.add(Arrays.copyOfRange(rows, start, i));
        start = i;
      }
    }
    return groups;
  }
}
