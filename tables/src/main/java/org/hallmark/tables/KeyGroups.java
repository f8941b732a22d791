package org.hallmark.tables;

import java.util.Arrays;
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
    RowOrder order = new RowOrder(values);
    int[] rows = order.of(table.rows());
    int[] groups = new int[rows.length];
    int[] firsts = new int[rows.length];
    int size = 0;
    for (int row : rows) {
      boolean good = good(values, row);
      if (good && (size == 0 || order.compare(firsts[size - 1], row) != 0)) {
        firsts[size++] = row;
      }
      groups[row] = good ? size - 1 : -1;
    }
    return new KeyGroups(table, by, values, groups, size, Arrays.copyOf(firsts, size));
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

  private static boolean good(double[][] values, int row) {
    for (double[] column : values) {
      if (!Double.isFinite(column[row])) {
        return false;
      }
    }
    return true;
  }
}
