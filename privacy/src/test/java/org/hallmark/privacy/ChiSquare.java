package org.hallmark.privacy;

/** Pearson's chi-square statistic, and the quantiles that the tests compare it with. */
public final class ChiSquare {
  private ChiSquare() {}

  /** Σ (observed − expected)² / expected, where the probabilities sum to one. */
  public static double statistic(long[] observed, double[] probabilities) {
    long total = 0;
    for (long count : observed) {
      total += count;
    }
    double sum = 0;
    for (int i = 0; i < observed.length; i++) {
      double expected = total * probabilities[i];
      sum += (observed[i] - expected) * (observed[i] - expected) / expected;
    }
    return sum;
  }

  /**
   * An upper bound on the quantile that chi-square with {@code degrees} exceeds with probability
   * exp(−x): Laurent and Massart 2000, lemma 1.
   */
  public static double quantile(int degrees, double x) {
    return degrees + 2 * Math.sqrt(degrees * x) + 2 * x;
  }
}
