package org.hallmark.metrics.divergence;

/** A divergence as a sum over cells, in nats, without the bias that sampling gives the plug-in. */
interface CellEstimator {
  /** The cell's part, from its counts of real and synthetic records. */
  double cell(long real, long synthetic);

  /**
   * The law of {@link #cell} where both laws are the same and {@code pooled} records, very many,
   * are shared out at random.
   */
  NullLaw crowded(long pooled, Sizes sizes);

  /** The sum over all cells. */
  default double of(long[] real, long[] synthetic) {
    double sum = 0;
    for (int k = 0; k < real.length; k++) {
      sum += cell(real[k], synthetic[k]);
    }
    return sum;
  }
}
