package org.hallmark.metrics.divergence;

import java.util.function.LongToDoubleFunction;
import org.hallmark.metrics.statistics.DiscreteLaplaceNoise;
import org.hallmark.metrics.statistics.LogFactorial;

/** Values, such as counts at even distances, with weights in proportion to their chance. */
record WeightedValues(double[] values, double[] weights) {
  /** Deviations to either side over which counts are summed, and steps for each. */
  private static final double FAR = 5;

  private static final double STEPS_PER_DEVIATION = 2;

  /** Noise reaches further out: a chance of e^−9 is left. */
  private static final double FAR_NOISE = 9;

  static WeightedValues poisson(double mean) {
    double deviation = StrictMath.sqrt(mean);
    long first = (long) Math.max(0, Math.floor(mean - FAR * deviation));
    long last = (long) Math.ceil(mean + FAR * deviation) + (mean > 0 ? 2 : 0);
    return spread(first, last, deviation, k -> logPoisson(k, mean));
  }

  /** A Poisson count with noise; the chances of both are added up over the Poisson count. */
  static WeightedValues noisy(double mean, DiscreteLaplaceNoise noise) {
    WeightedValues plain = poisson(mean);
    double scale = noise.scale();
    double deviation = StrictMath.sqrt(mean + noise.variance());
    double[] ends = plain.values;
    long reach = (long) Math.ceil(FAR_NOISE * scale);
    return spread(
        (long) ends[0] - reach,
        (long) ends[ends.length - 1] + reach,
        deviation,
        a -> {
          double sum = 0;
          for (int i = 0; i < ends.length; i++) {
            double distance = Math.abs(a - ends[i]);
            sum += plain.weights[i] * StrictMath.exp(-distance / scale);
          }
          return StrictMath.log(sum);
        });
  }

  private static WeightedValues spread(
      long first, long last, double deviation, LongToDoubleFunction log) {
    long step = (long) Math.max(1, Math.floor(deviation / STEPS_PER_DEVIATION));
    int size = (int) ((last - first) / step) + 1;
    double[] values = new double[size];
    double[] weights = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = first + i * step;
      weights[i] = StrictMath.exp(log.applyAsDouble(first + i * step));
    }
    return new WeightedValues(values, weights);
  }

  private static double logPoisson(long k, double mean) {
    return mean == 0 ? 0 : k * StrictMath.log(mean) - mean - LogFactorial.of(k);
  }
}
