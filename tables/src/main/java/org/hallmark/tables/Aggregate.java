package org.hallmark.tables;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One aggregate of an aggregation: an operation on expressions of the rows. */
record Aggregate(Operation operation, List<Expression> arguments) implements Aggregated {

  /** The operations, each with Spark SQL's name and meaning. */
  enum Operation {
    SUM(1),
    AVG(1),
    MIN(1),
    MAX(1),
    COUNT(1),
    MIN_BY(2),
    MAX_BY(2);

    private final int arguments;

    Operation(int arguments) {
      this.arguments = arguments;
    }

    static Optional<Operation> named(String word) {
      return Stream.of(values()).filter(o -> o.id().equalsIgnoreCase(word)).findFirst();
    }

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    int arguments() {
      return arguments;
    }
  }

  static List<String> names() {
    return Stream.of(Operation.values()).map(Operation::id).toList();
  }

  /** The column of a table of groups that holds the aggregate of that place. */
  static String slotName(int index) {
    return "aggregate " + index;
  }

  @Override
  public String sql() {
    return "CAST("
        + operation.id()
        + arguments.stream().map(Expression::sql).collect(Collectors.joining(", ", "(", ")"))
        + " AS DOUBLE)";
  }

  @Override
  public double[] evaluate(Table table, int[] groups, int size) {
    double[] values = arguments.get(0).evaluate(table);
    double[] results =
        switch (operation) {
          case SUM -> sums(values, groups, size, Divisor.ONE);
          case AVG -> sums(values, groups, size, Divisor.COUNT);
          case COUNT -> counts(values, groups, size);
          case MIN -> extremes(values, values, groups, size, -1);
          case MAX -> extremes(values, values, groups, size, 1);
          case MIN_BY -> extremes(values, arguments.get(1).evaluate(table), groups, size, -1);
          case MAX_BY -> extremes(values, arguments.get(1).evaluate(table), groups, size, 1);
        };
    markBad(results, values, groups);
    if (arguments.size() > 1) {
      markBad(results, arguments.get(1).evaluate(table), groups);
    }
    return results;
  }

  private enum Divisor {
    ONE,
    COUNT
  }

  /** Exact, hence free of the order of rows; null for a group without values. */
  private static double[] sums(double[] values, int[] groups, int size, Divisor divisor) {
    ExactSum[] sums = new ExactSum[size];
    for (int row = 0; row < values.length; row++) {
      if (counts(values[row], groups[row])) {
        if (sums[groups[row]] == null) {
          sums[groups[row]] = new ExactSum();
        }
        sums[groups[row]].add(values[row]);
      }
    }
    double[] counts = counts(values, groups, size);
    double[] results = new double[size];
    for (int group = 0; group < size; group++) {
      double sum = sums[group] == null ? Table.MISSING : sums[group].value();
      results[group] = finite(divisor == Divisor.ONE ? sum : sum / counts[group]);
    }
    return results;
  }

  private static double[] counts(double[] values, int[] groups, int size) {
    double[] counts = new double[size];
    for (int row = 0; row < values.length; row++) {
      if (counts(values[row], groups[row])) {
        counts[groups[row]]++;
      }
    }
    return counts;
  }

  /**
   * The value at the extreme key: the greatest for sign 1, the least for −1. Of rows with the same
   * key the least value counts, where SQL takes any, and a value before a null.
   */
  private static double[] extremes(
      double[] values, double[] keys, int[] groups, int size, int sign) {
    double[] best = new double[size];
    double[] results = new double[size];
    Arrays.fill(best, Double.NaN);
    Arrays.fill(results, Table.MISSING);
    for (int row = 0; row < keys.length; row++) {
      int group = groups[row];
      if (!counts(keys[row], group)) {
        continue;
      }
      double order = Double.isNaN(best[group]) ? 1 : sign * Double.compare(keys[row], best[group]);
      if (order > 0 || order == 0 && Double.compare(values[row], results[group]) < 0) {
        best[group] = keys[row];
        results[group] = values[row];
      }
    }
    return results;
  }

  private static void markBad(double[] results, double[] values, int[] groups) {
    for (int row = 0; row < values.length; row++) {
      if (groups[row] >= 0 && Table.isBad(values[row])) {
        results[groups[row]] = Table.BAD;
      }
    }
  }

  private static boolean counts(double value, int group) {
    return group >= 0 && Double.isFinite(value);
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : Table.MISSING;
  }
}
