package org.hallmark.tables;

/**
 * Arithmetic of whole columns where null is NaN: one loop for each operation, which the compiler
 * can turn into vector instructions.
 */
final class PlainArithmetic {
  private PlainArithmetic() {}

  static double[] of(char operator, double[] left, double[] right) {
    return switch (operator) {
      case '+' -> sum(left, right);
      case '-' -> difference(left, right);
      case '*' -> product(left, right);
      case '/' -> quotient(left, right);
      default -> remainder(left, right);
    };
  }

  static double[] negative(double[] numbers) {
    double[] result = new double[numbers.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = -numbers[i];
    }
    return result;
  }

  static double[] absolute(double[] numbers) {
    double[] result = new double[numbers.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.abs(numbers[i]);
    }
    return result;
  }

  /** A copy, with 0 for -0. */
  static double[] copy(double[] numbers) {
    double[] result = new double[numbers.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = numbers[i] + 0.0;
    }
    return result;
  }

  /** Whether no number is NaN or infinite: zero times such a number is not zero. */
  static boolean allFinite(double[] numbers) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    // Four sums, so that an addition need not wait for the one before.
    for (; i < numbers.length - 3; i += 4) {
      a += numbers[i] * 0;
      b += numbers[i + 1] * 0;
      c += numbers[i + 2] * 0;
      d += numbers[i + 3] * 0;
    }
    for (; i < numbers.length; i++) {
      a += numbers[i] * 0;
    }
    return a + b + c + d == 0;
  }

  /** The numbers themselves, 0 for -0, and {@link Table#MISSING} for what is not finite. */
  static double[] finite(double[] numbers) {
    double[] result = new double[numbers.length];
    for (int i = 0; i < result.length; i++) {
      // The difference is 0 for every finite number and NaN for every other.
      result[i] = numbers[i] + (numbers[i] - numbers[i]);
    }
    return result;
  }

  private static double[] sum(double[] left, double[] right) {
    double[] result = new double[left.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = left[i] + right[i];
    }
    return result;
  }

  private static double[] difference(double[] left, double[] right) {
    double[] result = new double[left.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = left[i] - right[i];
    }
    return result;
  }

  private static double[] product(double[] left, double[] right) {
    double[] result = new double[left.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = left[i] * right[i];
    }
    return result;
  }

  private static double[] quotient(double[] left, double[] right) {
    double[] result = new double[left.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = right[i] == 0 ? Double.NaN : left[i] / right[i];
    }
    return result;
  }

  private static double[] remainder(double[] left, double[] right) {
    double[] result = new double[left.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = left[i] % right[i];
    }
    return result;
  }
}
