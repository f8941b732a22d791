package org.hallmark.metrics.twosample;

import java.util.List;

/**
 * Makes every coordinate of some points have mean 0 and deviation 1; a constant one becomes 0.
 *
 * @param means of the coordinates
 * @param deviations of the coordinates, 0 for a constant one
 */
record Scaling(double[] means, double[] deviations) {

  static Scaling of(List<double[]> rows) {
    int columns = rows.get(0).length;
    double[] means = new double[columns];
    double[] deviations = new double[columns];
    for (int c = 0; c < columns; c++) {
      double sum = 0;
      for (double[] row : rows) {
        sum += row[c] / rows.size();
      }
      double squares = 0;
      for (double[] row : rows) {
        squares += (row[c] - sum) * (row[c] - sum) / rows.size();
      }
      means[c] = sum;
      deviations[c] = squares > 0 && Double.isFinite(squares) ? StrictMath.sqrt(squares) : 0;
    }
    return new Scaling(means, deviations);
  }

  double[] of(double[] row) {
    double[] scaled = new double[row.length];
    for (int c = 0; c < row.length; c++) {
      scaled[c] = deviations[c] == 0 ? 0 : (row[c] - means[c]) / deviations[c];
    }
    return scaled;
  }

  List<double[]> of(Points points) {
    return points.rows().stream().map(this::of).toList();
  }
}
