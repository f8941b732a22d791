package org.hallmark.metrics.divergence;

/** What can be said of one quantity: an estimate with its uncertainty, or why there is none. */
public sealed interface Measurement {

  /**
   * An estimated divergence, in bits.
   *
   * @param divergence the corrected estimate; it may lie below 0 by chance where the truth is near
   *     0, and is to be shown as 0 then
   * @param lower lower end of the interval, in [0, 1]
   * @param upper upper end of the interval, in [0, 1]
   * @param floor what a perfect generator would score
   */
  record Estimate(double divergence, double lower, double upper, Floor floor)
      implements Measurement {
    public Estimate {
      if (!(lower >= 0 && lower <= upper && upper <= 1)) {
        throw new IllegalArgumentException(
            "interval must lie in [0, 1]. Provided value: [" + lower + ", " + upper + "]");
      }
    }
  }

  /**
   * No estimate that could be trusted.
   *
   * @param reason why, in words that tell nothing but public numbers
   */
  record NotEstimable(String reason) implements Measurement {}
}
