package org.hallmark.metrics.divergence;

/**
 * How many records were compared, and how many of them stand for one independent record.
 *
 * @param real records of the source
 * @param synthetic synthetic records
 * @param inefficiency of either side
 */
record Sizes(long real, long synthetic, Inefficiency inefficiency) {

  double effectiveReal() {
    return real / inefficiency.real();
  }

  double effectiveSynthetic() {
    return synthetic / inefficiency.synthetic();
  }

  /** The share of the records that is real, which each cell has where both laws are the same. */
  double realShare() {
    return real / ((double) real + synthetic);
  }

  /** The share of all records that {@code pooled} of them are. */
  double share(long pooled) {
    return pooled / ((double) real + synthetic);
  }

  /**
   * What one degree of freedom adds to the plug-in divergence of two samples from one law: ⅛ (1/n +
   * 1/m), in nats.
   */
  double unit() {
    return (1 / effectiveReal() + 1 / effectiveSynthetic()) / 8;
  }
}
