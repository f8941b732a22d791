package org.hallmark.physics.statistics;

import org.hallmark.tables.ExactSum;

/**
 * A straight line through a time series by least squares, with a standard error of its slope that
 * holds where the deviations are correlated: the sandwich with Bartlett's weights of W. K. Newey
 * and K. D. West 1987, Econometrica 55, 703–708. Lags run to the greater of their rule 4
 * (n/100)^(2/9) and three times the statistical inefficiency of the deviations.
 *
 * @param mean of the values
 * @param slope value per unit of time
 * @param slopeError its standard error
 * @param inefficiency statistical inefficiency of the deviations from the line
 */
public record LineFit(double mean, double slope, double slopeError, double inefficiency) {
  /** Fewer values have no standard error worth the name. */
  public static final int LEAST = 10;

  /**
   * Fits the line.
   *
   * @param times ascending, not all equal, at least {@link #LEAST}
   */
  public static LineFit of(double[] times, double[] values) {
    int n = times.length;
    double centre = Series.mean(times);
    double mean = Series.mean(values);
    ExactSum xx = new ExactSum();
    ExactSum xy = new ExactSum();
    for (int i = 0; i < n; i++) {
      xx.add((times[i] - centre) * (times[i] - centre));
      xy.add((times[i] - centre) * (values[i] - mean));
    }
    double slope = xy.value() / xx.value();
    double[] deviations = new double[n];
    double[] scores = new double[n];
    for (int i = 0; i < n; i++) {
      deviations[i] = values[i] - mean - slope * (times[i] - centre);
      scores[i] = deviations[i] * (times[i] - centre);
    }
    double g = Series.inefficiency(deviations);
    int rule = (int) (4 * StrictMath.pow(n / 100.0, 2.0 / 9));
    int lags = Math.min(n / 3, Math.max(rule, (int) StrictMath.ceil(3 * g)));
    double variance = longRun(scores, lags) * n / (n - 2.0);
    return new LineFit(mean, slope, StrictMath.sqrt(Math.max(0, variance)) / xx.value(), g);
  }

  private static double longRun(double[] scores, int lags) {
    double total = lagged(scores, 0);
    for (int lag = 1; lag <= lags; lag++) {
      total += 2 * (1 - lag / (lags + 1.0)) * lagged(scores, lag);
    }
    return total;
  }

  private static double lagged(double[] scores, int lag) {
    ExactSum sum = new ExactSum();
    for (int i = lag; i < scores.length; i++) {
      sum.add(scores[i] * scores[i - lag]);
    }
    return sum.value();
  }
}
