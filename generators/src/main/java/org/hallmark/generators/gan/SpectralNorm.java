package org.hallmark.generators.gan;

import java.util.Arrays;

/**
 * The largest singular value of a matrix, by {@value #ITERATIONS} power iterations from a fixed
 * vector: a little below the true one where the two largest are close.
 */
final class SpectralNorm {
  static final int ITERATIONS = 30;

  private SpectralNorm() {}

  /** Of the matrix whose rows lie in {@code flat} from place {@code from} on. */
  static double of(float[] flat, int from, int rows, int columns) {
    double[] right = new double[columns];
    for (int i = 0; i < columns; i++) {
      right[i] = 1 + 0.1 * (i % 7);
    }
    double norm = 0;
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      double length = length(right);
      if (length == 0) {
        return 0;
      }
      double[] next = new double[columns];
      double squares = 0;
      for (int j = 0; j < rows; j++) {
        double sum = 0;
        for (int i = 0; i < columns; i++) {
          sum += flat[from + j * columns + i] * right[i] / length;
        }
        squares += sum * sum;
        for (int i = 0; i < columns; i++) {
          next[i] += flat[from + j * columns + i] * sum;
        }
      }
      norm = StrictMath.sqrt(squares);
      right = next;
    }
    return norm;
  }

  private static double length(double[] vector) {
    return StrictMath.sqrt(Arrays.stream(vector).map(v -> v * v).reduce(0, Double::sum));
  }
}
