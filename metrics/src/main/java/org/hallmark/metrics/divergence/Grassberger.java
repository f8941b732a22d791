package org.hallmark.metrics.divergence;

/**
 * The difference of three entropies, H of the mixture less half of either, each by P. Grassberger's
 * estimator of 2003 (<i>Entropy estimates from insufficient samplings</i>, arXiv:physics/0307138),
 * ln n − (1/n) Σ n_k G(n_k). Both sides must have the same number of records, for then the counts
 * of the mixture are sums.
 *
 * <p>The weakness: G jumps between odd and even counts, which averages out and adds to the
 * variance, by about one and a half times that of the plug-in where both laws are the same.
 *
 * @param size records of either side
 */
record Grassberger(long size) implements CellEstimator {
  /** From here on G is a series. */
  private static final int SERIES_FROM = 512;

  /** n (ln n − G(n)) for small n. */
  private static final double[] SMALL = small();

  /**
   * c (χ²₁ − 1) and what the jumps add: an even sum is of two even or of two odd counts, which are
   * 4c apart; an odd one of one each.
   */
  @Override
  public NullLaw crowded(long pooled, Sizes sizes) {
    double unit = sizes.unit();
    return (pooled & 1) == 0
        ? new NullLaw(-unit, 6 * unit * unit)
        : new NullLaw(unit, 2 * unit * unit);
  }

  @Override
  public double cell(long real, long synthetic) {
    double n = size;
    return PlugIn.cell(real / n, synthetic / n)
        + (excess(real + synthetic) - excess(real) - excess(synthetic)) / (2 * n);
  }

  /** n (ln n − G(n)): near 0 for an even n, near 1 for an odd one. */
  static double excess(long n) {
    if (n < SERIES_FROM) {
      return SMALL[(int) n];
    }
    double even = n - (n & 1);
    double r = 4 / (even * even);
    double tail = r * (1.0 / 24 - r * (7.0 / 960 - r * 31.0 / 8064));
    return n * (((n & 1) == 0 ? 0 : StrictMath.log1p(1 / even)) - tail);
  }

  /** G(1) = −γ − ln 2, G(2) = G(1) + 2, G(2j+1) = G(2j), G(2j+2) = G(2j) + 2/(2j+1). */
  private static double[] small() {
    double[] excess = new double[SERIES_FROM];
    double g = -0.57721566490153286061 - StrictMath.log(2);
    for (int n = 1; n < SERIES_FROM; n++) {
      g += n % 2 == 0 ? 2.0 / (n - 1) : 0;
      excess[n] = n * (StrictMath.log(n) - g);
    }
    return excess;
  }
}
