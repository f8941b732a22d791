package org.hallmark.physics.statistics;

import java.util.Arrays;
import org.hallmark.tables.ExactSum;

/**
 * A time series at equal steps and what its correlation costs.
 *
 * <p>The statistical inefficiency g = 1 + 2 Σ C(t)(1 − t/n) is the number of values that say as
 * much as one independent one; the sum ends at the first C(t) ≤ 0 after lag {@value #LEAST_LAG} [J.
 * D. Chodera and others 2007, J. Chem. Theory Comput. 3, 26–41]. Where a series has reached
 * equilibrium is chosen so that the number of independent values left is greatest [J. D. Chodera
 * 2016, J. Chem. Theory Comput. 12, 1799–1805]. Both follow pymbar.timeseries and its use in
 * physical_validation step by step, single precision included, so that the same rows are kept.
 */
public final class Series {
  private static final int LEAST_LAG = 3;

  /** More origins than this are not tried; each then stands for a block of steps. */
  private static final int MOST_ORIGINS = 1000;

  /** physical_validation tries again without the first values where the very first seemed best. */
  private static final int SKIPPED = 10;

  private Series() {}

  /** How lags are visited. */
  public enum Lags {
    /** Every one. */
    ALL,
    /** At growing distances, each standing for those it passed over. */
    GROWING
  }

  /** The mean, from an exact sum. */
  public static double mean(double[] values) {
    return ExactSum.of(values) / values.length;
  }

  /** The mean square deviation from the mean: the variance with divisor n. */
  public static double variance(double[] values) {
    double mean = mean(values);
    ExactSum sum = new ExactSum();
    for (double value : values) {
      sum.add((value - mean) * (value - mean));
    }
    return sum.value() / values.length;
  }

  /** The root mean square deviation from the mean. */
  public static double deviation(double[] values) {
    return StrictMath.sqrt(variance(values));
  }

  /** g ≥ 1; 1 for a constant series and for one too short to tell. */
  public static double inefficiency(double[] values) {
    double g = inefficiency(values, 0, Lags.ALL);
    return Double.isNaN(g) ? 1 : g;
  }

  /** Of the values from {@code start} on; NaN where they are all equal. */
  private static double inefficiency(double[] values, int start, Lags lags) {
    int n = values.length - start;
    double mean = 0;
    for (int i = start; i < values.length; i++) {
      mean += values[i];
    }
    mean /= n;
    double variance = 0;
    for (int i = start; i < values.length; i++) {
      variance += (values[i] - mean) * (values[i] - mean);
    }
    variance /= n;
    if (variance == 0) {
      return Double.NaN;
    }
    double g = 1;
    int increment = 1;
    for (int lag = 1; lag < n - 1; lag += increment - (lags == Lags.GROWING ? 1 : 0)) {
      double c = covariance(values, start, mean, lag) / variance;
      if (c <= 0 && lag > LEAST_LAG) {
        break;
      }
      g += 2 * c * (1 - (double) lag / n) * increment;
      increment += lags == Lags.GROWING ? 1 : 0;
    }
    return Math.max(1, g);
  }

  private static double covariance(double[] values, int start, double mean, int lag) {
    double sum = 0;
    for (int i = start; i + lag < values.length; i++) {
      sum += (values[i] - mean) * (values[i + lag] - mean);
    }
    return sum / (values.length - start - lag);
  }

  /** How many values to leave out at the beginning. */
  public static int equilibration(double[] values) {
    int start = origin(values);
    if (start == 0 && values.length > SKIPPED) {
      int later = origin(Arrays.copyOfRange(values, SKIPPED, values.length));
      return later == 0 ? 0 : later + SKIPPED;
    }
    return start;
  }

  private static int origin(double[] values) {
    int n = values.length;
    if (n < 2 || variance(values) == 0) {
      return 0;
    }
    int step = (n - 2) / MOST_ORIGINS + 1;
    int best = 0;
    float most = 0;
    for (int start = 0; start < n - 1; start += step) {
      double raw = inefficiency(values, start, Lags.GROWING);
      float g = (float) (Double.isNaN(raw) ? n - start + 1 : raw);
      float left = (float) ((double) (n - start + 1) / g);
      if (left > most) {
        most = left;
        best = start;
      }
    }
    return best;
  }

  /** Which of n values to keep so that those kept are as good as independent. */
  public static int[] subsample(int n, double g) {
    int[] kept = new int[n];
    int count = 0;
    for (int i = 0; ; i++) {
      int index = (int) StrictMath.rint(i * g);
      if (index >= n) {
        return Arrays.copyOf(kept, count);
      }
      if (count == 0 || kept[count - 1] != index) {
        kept[count++] = index;
      }
    }
  }
}
