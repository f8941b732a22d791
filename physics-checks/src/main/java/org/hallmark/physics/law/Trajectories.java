package org.hallmark.physics.law;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hallmark.physics.Gap;
import org.hallmark.tables.Table;

/**
 * The usable trajectories of a table: rows of equal keys in the order of their time.
 *
 * @param all of them
 * @param gaps what of the table is not among them
 */
record Trajectories(List<Trajectory> all, List<Gap> gaps) {

  /**
   * One of them.
   *
   * @param name what its rows have in common; empty where there is no key
   * @param rows of the table
   * @param times ascending, each once; 0, 1, … where there is none
   * @param values of each quantity asked for
   */
  record Trajectory(String name, int[] rows, double[] times, double[][] values) {
    int size() {
      return rows.length;
    }
  }

  /**
   * Those of a table.
   *
   * @param keys that tell them apart; none for a single one
   * @param time one column, or none where rows are independent, and their order of no matter
   * @param quantities by row
   * @param least rows that a usable one has
   */
  static Trajectories of(
      Table table, List<String> keys, List<String> time, double[][] quantities, int least) {
    KeyedRows rows = KeyedRows.of(table, keys, time);
    List<Trajectory> usable = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>(Cells.gaps(rows, List.of()));
    for (int group = 0; group < rows.size(); group++) {
      int[] here = rows.rows(group);
      double[] times = times(table, time, here);
      String problem = problem(quantities, here, times, least);
      if (problem.isEmpty()) {
        double[][] values = new double[quantities.length][];
        for (int q = 0; q < values.length; q++) {
          values[q] = rows.of(group, quantities[q]);
        }
        usable.add(new Trajectory(rows.name(group), here, times, values));
      } else {
        String name = rows.name(group).isEmpty() ? "all rows" : rows.name(group);
        gaps.add(
            new Gap(
                "trajectories-not-checked",
                name,
                "values at distinct times",
                1,
                "with " + problem));
      }
    }
    return new Trajectories(usable, gaps);
  }

  private static double[] times(Table table, List<String> time, int[] rows) {
    double[] times = new double[rows.length];
    Arrays.setAll(times, i -> time.isEmpty() ? i : table.column(time.get(0))[rows[i]]);
    return times;
  }

  private static int[] indexes(int size) {
    return IntStream.range(0, size).toArray();
  }

  private static String problem(double[][] quantities, int[] rows, double[] times, int least) {
    if (rows.length < least) {
      return "fewer than " + least + " rows";
    }
    if (Cells.flaw(quantities, rows) != 0
        || Cells.flaw(new double[][] {times}, indexes(times.length)) != 0) {
      return "a missing or bad value";
    }
    for (int i = 1; i < times.length; i++) {
      if (times[i] == times[i - 1]) {
        return "one time twice";
      }
    }
    return "";
  }
}
