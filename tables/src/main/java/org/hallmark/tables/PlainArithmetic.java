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
