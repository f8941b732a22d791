package org.hallmark.tables;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

/**
 * What a term is worth in every row: a number, or null. Truth is 1, falsehood 0.
 *
 * <p>Null is kept apart from NaN here, as in SQL: NaN is the number that arises from ∞ − ∞, equals
 * itself and is greater than every other.
 */
record Values(double[] numbers, boolean[] nulls) {

  static Values of(int rows) {
    return new Values(new double[rows], new boolean[rows]);
  }

  static double truth(boolean truth) {
    return truth ? 1 : 0;
  }

  /** −1, 0 or 1 in SQL's order of doubles: the two zeros are equal, NaN comes last. */
  static int compare(double a, double b) {
    return a == b ? 0 : Double.compare(a, b);
  }

  int rows() {
    return numbers.length;
  }

  /** The function of every number; null stays null. */
  Values map(DoubleUnaryOperator function) {
    Values result = of(rows());
    for (int i = 0; i < rows(); i++) {
      result.set(i, nulls[i], nulls[i] ? 0 : function.applyAsDouble(numbers[i]));
    }
    return result;
  }

  /** Null also where the number is outside the function's domain. */
  Values mapWhere(DoublePredicate domain, DoubleUnaryOperator function) {
    Values result = of(rows());
    for (int i = 0; i < rows(); i++) {
      boolean none = nulls[i] || !domain.test(numbers[i]);
      result.set(i, none, none ? 0 : function.applyAsDouble(numbers[i]));
    }
    return result;
  }

  /** The function of both; null where either is. */
  Values with(Values other, DoubleBinaryOperator function) {
    Values result = of(rows());
    for (int i = 0; i < rows(); i++) {
      boolean none = nulls[i] || other.nulls[i];
      result.set(i, none, none ? 0 : function.applyAsDouble(numbers[i], other.numbers[i]));
    }
    return result;
  }

  /** These with null in place of zero. */
  Values withoutZero() {
    return mapWhere(number -> number != 0, number -> number);
  }

  /** Three-valued AND (with {@code decisive} false) or OR (with it true). */
  Values junction(Values other, double decisive) {
    Values result = of(rows());
    for (int i = 0; i < rows(); i++) {
      boolean decided = is(i, decisive) || other.is(i, decisive);
      result.set(i, !decided && (nulls[i] || other.nulls[i]), decided ? decisive : 1 - decisive);
    }
    return result;
  }

  /** 1 where null, 0 elsewhere. */
  Values isNull() {
    Values result = of(rows());
    for (int i = 0; i < rows(); i++) {
      result.set(i, false, truth(nulls[i]));
    }
    return result;
  }

  /** In every row the extreme of those that are not null: the greatest for 1, the least for −1. */
  static Values extreme(List<Values> all, int sign) {
    Values result = of(all.get(0).rows());
    for (int i = 0; i < result.rows(); i++) {
      result.set(i, true, 0);
      for (Values values : all) {
        boolean better =
            result.nulls[i] || sign * compare(values.numbers[i], result.numbers[i]) > 0;
        if (!values.nulls[i] && better) {
          result.set(i, false, values.numbers[i]);
        }
      }
    }
    return result;
  }

  void set(int row, boolean none, double number) {
    nulls[row] = none;
    numbers[row] = number;
  }

  private boolean is(int row, double number) {
    return !nulls[row] && numbers[row] == number;
  }
}
