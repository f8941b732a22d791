package org.hallmark.generators.marginal;

import java.util.Arrays;

/** Vectors of numbers that are not negative and have a given sum. */
final class Simplex {
  private Simplex() {}

  /** The sum in the order of the numbers: the same bits everywhere, unlike that of streams. */
  static double sum(double[] vector) {
    double sum = 0;
    for (double number : vector) {
      sum += number;
    }
    return sum;
  }

  /**
   * Replaces a vector by the nearest one that is not negative and adds up to {@code total}: all
   * numbers less one threshold, cut at 0 (Duchi et al. 2008, <i>Efficient projections onto the
   * l1-ball</i>, figure 1). Among such vectors it is the likeliest under equal Gaussian noise.
   *
   * @param total above 0
   */
  static void project(double[] vector, double total) {
    double[] sorted = vector.clone();
    Arrays.sort(sorted);
    double sum = 0;
    double threshold = 0;
    for (int i = sorted.length - 1; i >= 0; i--) {
      sum += sorted[i];
      double candidate = (sum - total) / (sorted.length - i);
      if (sorted[i] > candidate) {
        threshold = candidate;
      }
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] = Math.max(0, vector[i] - threshold);
    }
  }
}
