package org.hallmark.physics.statistics;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The values of one or two time series of a simulation that are in equilibrium and as good as
 * independent, with their tails cut where asked for: the preparation of physical_validation [P. T.
 * Merz and M. R. Shirts 2018, PLoS ONE 13, e0202764].
 *
 * @param given how many values there were
 * @param equilibrated how many were left after the beginning
 * @param decorrelated how many of these were kept
 * @param values of each series, those that are left
 */
public record PreparedSample(int given, int equilibrated, int decorrelated, double[][] values) {

  /** What was known of a series before. */
  public enum Correlation {
    /** Nothing: its beginning is left out, and values are thinned. */
    TO_BE_REMOVED,
    /** Its values are independent and in equilibrium: all are kept. */
    NONE
  }

  /**
   * Prepares one or two series of the same length.
   *
   * @param cut the share of the smallest, and of the largest, that is left out; 0 for none
   */
  public static PreparedSample of(double[][] series, double cut, Correlation correlation) {
    int given = series[0].length;
    double[][] values = series;
    int equilibrated = given;
    int decorrelated = given;
    if (correlation == Correlation.TO_BE_REMOVED) {
      int start = start(series);
      values = select(series, i -> i >= start);
      equilibrated = values[0].length;
      values = thinned(values);
      decorrelated = values[0].length;
      values = cut > 0 ? cut(values, cut) : values;
    }
    return new PreparedSample(given, equilibrated, decorrelated, values);
  }

  /** How many values are left. */
  public int size() {
    return values[0].length;
  }

  private static int start(double[][] series) {
    return Arrays.stream(series).mapToInt(Series::equilibration).max().orElse(0);
  }

  private static double[][] thinned(double[][] series) {
    double g = Arrays.stream(series).mapToDouble(Series::inefficiency).max().orElse(1);
    int n = series[0].length;
    int[] kept = Series.subsample(n, g);
    int most = series.length == 1 ? kept.length : Math.min(kept.length, (int) (n / g + 0.5));
    return at(series, Arrays.copyOf(kept, most));
  }

  private static double[][] cut(double[][] series, double share) {
    double[] low = new double[series.length];
    double[] high = new double[series.length];
    for (int s = 0; s < series.length; s++) {
      double[] sorted = series[s].clone();
      Arrays.sort(sorted);
      low[s] = percentile(sorted, share);
      high[s] = percentile(sorted, 1 - share);
    }
    return within(series, low, high);
  }

  /** Linear between neighbours, as numpy has it. */
  private static double percentile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int index = Math.min(sorted.length - 2, (int) place);
    return sorted.length == 1
        ? sorted[0]
        : sorted[index] + (place - index) * (sorted[index + 1] - sorted[index]);
  }

  /** The values that lie in all these intervals. */
  static double[][] within(double[][] series, double[] low, double[] high) {
    return select(
        series,
        i ->
            IntStream.range(0, series.length)
                .allMatch(s -> series[s][i] >= low[s] && series[s][i] <= high[s]));
  }

  private static double[][] select(double[][] series, IntPredicate which) {
    return at(series, IntStream.range(0, series[0].length).filter(which).toArray());
  }

  private static double[][] at(double[][] series, int[] indexes) {
    return Arrays.stream(series)
        .map(values -> Arrays.stream(indexes).mapToDouble(i -> values[i]).toArray())
        .toArray(double[][]::new);
  }
}
