package org.hallmark.physics.law;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
    double[][] further = order.stream().map(table::column).toArray(double[][]::new);
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      if (good(cells, row)) {
        rows.add(row);
      }
    }
    rows.sort(by(cells).thenComparing(by(further)).thenComparing(by(all(table))));
    return new KeyedRows(table, keys, split(rows, by(cells)), table.rows() - rows.size());
  }

  private static double[][] all(Table table) {
    return table.schema().names().stream().map(table::column).toArray(double[][]::new);
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

  private static Comparator<Integer> by(double[][] cells) {
    return (a, b) -> {
      for (double[] column : cells) {
        int order = Double.compare(column[a], column[b]);
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }

  private static List<int[]> split(List<Integer> rows, Comparator<Integer> by) {
    List<int[]> groups = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= rows.size(); i++) {
      if (i == rows.size() || by.compare(rows.get(start), rows.get(i)) != 0) {
        groups.add(rows.subList(start, i).stream().mapToInt(row -> row).toArray());
        start = i;
      }
    }
    return groups;
  }
}
