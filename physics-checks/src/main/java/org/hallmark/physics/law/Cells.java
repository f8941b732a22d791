package org.hallmark.physics.law;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hallmark.physics.Gap;
import org.hallmark.tables.Expression;
import org.hallmark.tables.ExpressionException;
import org.hallmark.tables.Table;

/** Values of rows as laws meet them, and what is said of those that cannot be used. */
final class Cells {
  /** Beyond this a number counts as bad, so that squares and products of a few stay finite. */
  static final double LARGEST = 1e75;

  private Cells() {}

  /** A column as an expression. */
  static Expression key(String column) {
    try {
      return Expression.parse("`" + column + "`");
    } catch (ExpressionException e) {
      throw new IllegalArgumentException("column must be a name. Provided value: " + column, e);
    }
  }

  /** The columns that any of these reads. */
  static SortedSet<String> columns(Collection<Expression> expressions) {
    SortedSet<String> columns = new TreeSet<>();
    expressions.forEach(e -> columns.addAll(e.columns()));
    return columns;
  }

  static double[][] evaluate(List<Expression> expressions, Table table) {
    return expressions.stream().map(e -> e.evaluate(table)).toArray(double[][]::new);
  }

  static double[][] of(List<String> columns, Table table) {
    return columns.stream().map(table::column).toArray(double[][]::new);
  }

  /**
   * What a number made of all these values is where one cannot be used: {@link Table#BAD} if one is
   * bad or beyond {@value #LARGEST}, else {@link Table#MISSING} if one is missing; 0 if all can be
   * used.
   */
  static double flaw(double[][] values, int... rows) {
    double flaw = 0;
    for (double[] column : values) {
      for (int row : rows) {
        if (Math.abs(column[row]) > LARGEST) {
          return Table.BAD;
        }
        flaw = Table.isMissing(column[row]) ? Table.MISSING : flaw;
      }
    }
    return flaw;
  }

  /** The same of one row of several sets of values. */
  static double flaw(int row, double[][]... sets) {
    double flaw = 0;
    for (double[][] values : sets) {
      double here = flaw(values, row);
      flaw = Table.isBad(flaw) || here == 0 ? flaw : here;
    }
    return flaw;
  }

  /** A residual as it may be kept: a number that is not finite counts as bad. */
  static double residual(double value) {
    return Double.isFinite(value) ? value : Table.BAD;
  }

  /** What is said of rows without keys, and of groups that could not be used. */
  static List<Gap> gaps(KeyedRows rows, List<String> unused) {
    List<Gap> gaps = new ArrayList<>();
    if (rows.left() > 0) {
      gaps.add(
          new Gap("rows-without-key", "keys", "a value in every row", rows.left(), "rows without"));
    }
    if (!unused.isEmpty()) {
      gaps.add(
          new Gap(
              "groups-not-checked",
              unused.stream().min(String::compareTo).orElseThrow(),
              "usable values in every row",
              unused.size(),
              "groups with missing, bad or too few values"));
    }
    return gaps;
  }
}
