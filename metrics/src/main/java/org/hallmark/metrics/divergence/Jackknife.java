package org.hallmark.metrics.divergence;

/**
 * The plug-in with the delete-one jackknife of either side [B. Efron and C. Stein 1981, Ann. Stat.
 * 9, 586–596]; deleting one of n records is a sum over cells, so nothing is resampled. The
 * correction of a side is as many times larger as its records are inefficient.
 *
 * @param sizes at least 2 records on either side
 */
record Jackknife(Sizes sizes) implements CellEstimator {
  /** c (χ²₁ − 1 + p), c the sizes' unit: the correction knows that shares add up to 1. */
  @Override
  public NullLaw crowded(long pooled, Sizes of) {
    return new NullLaw(of.unit() * of.share(pooled), 2 * of.unit() * of.unit());
  }

  @Override
  public double cell(long real, long synthetic) {
    if (real == 0 && synthetic == 0) {
      return 0;
    }
    double a = real;
    double b = synthetic;
    double n = sizes.real();
    double m = sizes.synthetic();
    double plugIn = PlugIn.cell(a / n, b / m);
    double realLess = (n - a) * PlugIn.cell(a / (n - 1), b / m);
    realLess += a > 0 ? a * PlugIn.cell((a - 1) / (n - 1), b / m) : 0;
    double syntheticLess = (m - b) * PlugIn.cell(a / n, b / (m - 1));
    syntheticLess += b > 0 ? b * PlugIn.cell(a / n, (b - 1) / (m - 1)) : 0;
    return plugIn
        + sizes.inefficiency().real() * (n - 1) * (plugIn - realLess / n)
        + sizes.inefficiency().synthetic() * (m - 1) * (plugIn - syntheticLess / m);
  }
}
