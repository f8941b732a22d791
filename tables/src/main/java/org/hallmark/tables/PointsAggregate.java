package org.hallmark.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a function of points in a periodic cell is of the rows of a group, each of which is a point:
 * {@code radial_distribution(points(x, y, z), cell, edges)[i]}. The cell must be the same in all
 * rows. Points are taken in the order of their coordinates, so that sums do not depend on that of
 * the rows.
 *
 * @param function of points, a cell and numbers written in the plan
 * @param point x, y and z
 * @param cell its lengths or components
 * @param numbers edges, or the number of shells
 * @param element which element of the result
 */
record PointsAggregate(
    ArrayFunction function,
    List<Expression> point,
    List<Expression> cell,
    Term numbers,
    int element)
    implements Aggregated {
  private static final int DIMENSIONS = 3;

  @Override
  public List<Expression> arguments() {
    return Stream.concat(point.stream(), cell.stream()).toList();
  }

  @Override
  public double[] evaluate(Table table, int[] groups, int size) {
    double[][] values =
        arguments().stream().map(each -> each.evaluate(table)).toArray(double[][]::new);
    int[][] rows = rows(groups, size);
    RowOrder order = new RowOrder(Arrays.copyOf(values, DIMENSIONS));
    double[] results = new double[size];
    for (int group = 0; group < size; group++) {
      order.sort(rows[group]);
      results[group] = of(values, rows[group]);
    }
    return results;
  }

  /** The rows of every group. */
  private static int[][] rows(int[] groups, int size) {
    int[] counts = new int[size];
    for (int group : groups) {
      if (group >= 0) {
        counts[group]++;
      }
    }
    int[][] rows = new int[size][];
    Arrays.setAll(rows, group -> new int[counts[group]]);
    for (int row = groups.length - 1; row >= 0; row--) {
      if (groups[row] >= 0) {
        rows[groups[row]][--counts[groups[row]]] = row;
      }
    }
    return rows;
  }

  private double of(double[][] values, int[] rows) {
    double[] positions = new double[DIMENSIONS * rows.length];
    boolean known = rows.length > 0;
    for (int i = 0; i < rows.length; i++) {
      for (int c = 0; c < values.length; c++) {
        double value = values[c][rows[i]];
        if (Table.isBad(value)) {
          return Table.BAD;
        }
        known &= Double.isFinite(value) && (c < DIMENSIONS || value == values[c][rows[0]]);
        if (c < DIMENSIONS) {
          positions[DIMENSIONS * i + c] = value;
        }
      }
    }
    if (!known) {
      return Table.MISSING;
    }
    double[] box = new double[cell.size()];
    Arrays.setAll(box, c -> values[DIMENSIONS + c][rows[0]]);
    double[] result = function.of(new double[][] {positions, box, constants()});
    return result.length > 0 && Double.isFinite(result[element]) ? result[element] : Table.MISSING;
  }

  private double[] constants() {
    return ArrayTerm.argument(numbers).constants();
  }

  @Override
  public String sql() {
    List<String> same = new ArrayList<>();
    for (Expression length : cell) {
      String sql = length.sql();
      same.add("min(" + sql + ") = max(" + sql + ") AND count(" + sql + ") = count(1)");
    }
    return "CAST(CASE WHEN "
        + String.join(" AND ", same)
        + " THEN "
        + function.id()
        + "(flatten(array_sort(collect_list("
        + array(point, "")
        + "))), "
        + array(cell, "min")
        + ", "
        + numbers.sql()
        + ")["
        + element
        + "] END AS DOUBLE)";
  }

  private static String array(List<Expression> elements, String aggregate) {
    return elements.stream()
        .map(element -> aggregate + "(" + element.sql() + ")")
        .collect(Collectors.joining(", ", "array(", ")"));
  }
}
