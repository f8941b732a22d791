package org.hallmark.physics.statistics;

import java.util.Optional;

/** Small dense matrices. */
public final class Matrices {
  private Matrices() {}

  /** The inverse, by Gauss and Jordan with pivots; nothing where it is singular. */
  public static Optional<double[][]> inverse(double[][] matrix) {
    int n = matrix.length;
    double[][] work = new double[n][2 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(matrix[i], 0, work[i], 0, n);
      work[i][n + i] = 1;
    }
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int row = column + 1; row < n; row++) {
        pivot = Math.abs(work[row][column]) > Math.abs(work[pivot][column]) ? row : pivot;
      }
      double[] swapped = work[pivot];
      work[pivot] = work[column];
      work[column] = swapped;
      if (!(Math.abs(swapped[column]) > 0) || Double.isInfinite(swapped[column])) {
        return Optional.empty();
      }
      eliminate(work, column);
    }
    double[][] inverse = new double[n][n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(work[i], n, inverse[i], 0, n);
    }
    return Optional.of(inverse);
  }

  /** Matrix times column. */
  public static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        product[i] += matrix[i][j] * vector[j];
      }
    }
    return product;
  }

  private static void eliminate(double[][] work, int column) {
    double pivot = work[column][column];
    for (int j = 0; j < work[column].length; j++) {
      work[column][j] /= pivot;
    }
    for (int row = 0; row < work.length; row++) {
      double factor = work[row][column];
      if (row != column && factor != 0) {
        for (int j = 0; j < work[row].length; j++) {
          work[row][j] -= factor * work[column][j];
        }
      }
    }
  }
}
