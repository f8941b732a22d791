package org.hallmark.metrics.twosample;

import java.util.List;

/**
 * Logistic regression with a ridge, by Newton's method with {@link StrictMath} in fixed order: the
 * same weights on every JVM.
 *
 * @param weights one per feature, then the intercept
 */
record LogisticRegression(double[] weights) {
  private static final int MOST_STEPS = 30;
  private static final double SMALL_STEP = 1e-8;

  /**
   * Fits.
   *
   * @param features one row per record
   * @param labels 0 or 1, or a share between, per record
   * @param ridge added to the curvature of every feature but not of the intercept, per record
   */
  static LogisticRegression fit(List<double[]> features, double[] labels, double ridge) {
    int width = features.get(0).length + 1;
    double[] weights = new double[width];
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] gradient = new double[width];
      double[][] curvature = new double[width][width];
      LogisticRegression now = new LogisticRegression(weights);
      for (int i = 0; i < labels.length; i++) {
        add(features.get(i), labels[i], now.chance(features.get(i)), gradient, curvature);
      }
      for (int j = 0; j < width - 1; j++) {
        gradient[j] -= ridge * labels.length * weights[j];
        curvature[j][j] += ridge * labels.length;
      }
      curvature[width - 1][width - 1] += SMALL_STEP;
      double[] change = solve(curvature, gradient);
      double largest = 0;
      weights = weights.clone();
      for (int j = 0; j < width; j++) {
        weights[j] += change[j];
        largest = Math.max(largest, Math.abs(change[j]));
      }
      if (largest < SMALL_STEP) {
        break;
      }
    }
    return new LogisticRegression(weights);
  }

  /** The linear predictor. */
  double score(double[] features) {
    double sum = weights[features.length];
    for (int j = 0; j < features.length; j++) {
      sum += weights[j] * features[j];
    }
    return sum;
  }

  double chance(double[] features) {
    return 1 / (1 + StrictMath.exp(-score(features)));
  }

  private static void add(
      double[] row, double label, double chance, double[] gradient, double[][] curvature) {
    double weight = chance * (1 - chance);
    int last = row.length;
    for (int j = 0; j <= last; j++) {
      double one = j == last ? 1 : row[j];
      gradient[j] += (label - chance) * one;
      double[] line = curvature[j];
      double scaled = weight * one;
      for (int k = 0; k < j; k++) {
        line[k] += scaled * row[k];
      }
      line[j] += scaled * one;
    }
  }

  /** Cholesky, of the lower triangle. */
  private static double[] solve(double[][] matrix, double[] right) {
    int n = right.length;
    double[] x = right.clone();
    for (int j = 0; j < n; j++) {
      for (int k = 0; k <= j; k++) {
        double sum = matrix[j][k];
        for (int i = 0; i < k; i++) {
          sum -= matrix[j][i] * matrix[k][i];
        }
        matrix[j][k] =
            j == k ? StrictMath.sqrt(Math.max(sum, Double.MIN_NORMAL)) : sum / matrix[k][k];
      }
      for (int k = 0; k < j; k++) {
        x[j] -= matrix[j][k] * x[k];
      }
      x[j] /= matrix[j][j];
    }
    for (int j = n - 1; j >= 0; j--) {
      for (int k = j + 1; k < n; k++) {
        x[j] -= matrix[k][j] * x[k];
      }
      x[j] /= matrix[j][j];
    }
    return x;
  }
}
