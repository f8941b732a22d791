package org.hallmark.metrics.twosample;

import java.util.Arrays;

/** The finite values of two samples of one quantity, sorted. */
record SortedSamples(double[] real, double[] synthetic, long incomplete) {

  static SortedSamples of(double[] real, double[] synthetic) {
    double[] one = sorted(real);
    double[] other = sorted(synthetic);
    long incomplete = (long) real.length - one.length + synthetic.length - other.length;
    return new SortedSamples(one, other, incomplete);
  }

  private static double[] sorted(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
  }

  /** The values of both, sorted. */
  double[] pooled() {
    double[] pooled = Arrays.copyOf(real, real.length + synthetic.length);
    System.arraycopy(synthetic, 0, pooled, real.length, synthetic.length);
    Arrays.sort(pooled);
    return pooled;
  }

  /** Takes every step of the two distribution functions. */
  interface Step {
    /** From {@code from} to {@code to} the functions are constant, at the given values. */
    void take(double from, double to, double ofReal, double ofSynthetic);
  }

  void steps(Step step) {
    int i = 0;
    int j = 0;
    while (i < real.length || j < synthetic.length) {
      double at = Math.min(value(real, i), value(synthetic, j));
      while (i < real.length && real[i] == at) {
        i++;
      }
      while (j < synthetic.length && synthetic[j] == at) {
        j++;
      }
      double next = Math.min(value(real, i), value(synthetic, j));
      step.take(at, next, i / (double) real.length, j / (double) synthetic.length);
    }
  }

  private static double value(double[] sorted, int i) {
    return i < sorted.length ? sorted[i] : Double.POSITIVE_INFINITY;
  }
}
