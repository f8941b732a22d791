package org.hallmark.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.provenance.json.EcmaScriptNumbers;

/**
 * The groups of a table's rows that agree in the values of expressions, in the order of these
 * values. A row where one is missing or bad belongs to no group.
 *
 * @param table the table
 * @param by the keys
 * @param values the value of every key in every row
 * @param groups the group of every row, or −1
 * @param size how many there are
 * @param first a row of every group
 */
public record KeyGroups(
    Table table, List<Expression> by, double[][] values, int[] groups, int size, int[] first) {

  /** The groups of a table by these keys. */
  public static KeyGroups of(Table table, List<Expression> by) {
    double[][] values = by.stream().map(e -> e.evaluate(table)).toArray(double[][]::new);
    Integer[] order = new Integer[table.rows()];
    Arrays.setAll(order, row -> row);
    Comparator<Integer> byValues = (a, b) -> compare(values, a, b);
    Arrays.sort(order, byValues);
    int[] groups = new int[order.length];
    List<Integer> first = new ArrayList<>();
    for (Integer row : order) {
      boolean good = Arrays.stream(values).allMatch(column -> Double.isFinite(column[row]));
      if (good && (first.isEmpty() || compare(values, first.get(first.size() - 1), row) != 0)) {
        first.add(row);
      }
      groups[row] = good ? first.size() - 1 : -1;
    }
    int[] firsts = first.stream().mapToInt(row -> row).toArray();
    return new KeyGroups(table, by, values, groups, first.size(), firsts);
  }

  /** The text and value of every key of a group. */
  public SortedMap<String, String> label(int group) {
    SortedMap<String, String> label = new TreeMap<>();
    for (int k = 0; k < by.size(); k++) {
      String text = by.get(k).text();
      boolean column = table.schema().has(text);
      label.put(
          text,
          column
              ? table.value(first[group], text)
              : EcmaScriptNumbers.format(values[k][first[group]]));
    }
    return label;
  }

  private static int compare(double[][] values, int a, int b) {
    for (double[] column : values) {
      int order = Double.compare(column[a], column[b]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
