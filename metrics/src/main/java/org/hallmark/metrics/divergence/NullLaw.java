package org.hallmark.metrics.divergence;

import java.util.HashMap;
import java.util.Map;

/**
 * Mean and variance of an estimate over all ways to share out the pooled records of every cell
 * between the two sides, which are equally likely where both have one law. Summed up, not drawn:
 * exactly for cells with few records, by the χ² limit for the others.
 *
 * <p>Cells are taken as independent; that the sizes of both sides are fixed takes one of the K
 * degrees of freedom away, from the mean of each cell in proportion to its share. Where records are
 * correlated, all cells get the limit.
 *
 * @param mean in nats; 0 but for what sparse cells leave of the bias
 * @param variance in squared nats
 */
record NullLaw(double mean, double variance) {
  /** A cell is sparse if one side expects fewer records in it. */
  private static final double SPARSE = 48;

  /** Deviations around the expected count beyond which nothing is summed. */
  private static final double FAR = 9;

  static NullLaw of(long[] real, long[] synthetic, CellEstimator estimator, Sizes sizes) {
    double share = sizes.realShare();
    boolean limitOnly = !sizes.inefficiency().equals(Inefficiency.NONE);
    Map<Long, NullLaw> known = new HashMap<>();
    double mean = 0;
    double variance = 0;
    int cells = 0;
    for (int k = 0; k < real.length; k++) {
      long pooled = real[k] + synthetic[k];
      if (pooled == 0) {
        continue;
      }
      cells++;
      NullLaw cell =
          limitOnly || pooled * Math.min(share, 1 - share) >= SPARSE
              ? estimator.crowded(pooled, sizes)
              : known.computeIfAbsent(pooled, s -> sparse(s, share, estimator));
      mean += cell.mean - sizes.unit() * sizes.share(pooled);
      variance += cell.variance;
    }
    double fixed = cells == 0 ? 0 : (cells - 1.0) / cells;
    return new NullLaw(mean, variance * fixed);
  }

  /** Of one cell with {@code pooled} records, each real with chance {@code share}. */
  private static NullLaw sparse(long pooled, double share, CellEstimator estimator) {
    double expected = pooled * share;
    double width = FAR * StrictMath.sqrt(expected * (1 - share)) + FAR;
    long first = (long) Math.max(0, expected - width);
    long last = (long) Math.min(pooled, expected + width);
    double odds = share / (1 - share);
    double weight = 1;
    double weights = 0;
    double sum = 0;
    double squares = 0;
    for (long x = first; x <= last; x++) {
      double value = estimator.cell(x, pooled - x);
      weights += weight;
      sum += weight * value;
      squares += weight * value * value;
      weight *= odds * (pooled - x) / (x + 1.0);
    }
    double mean = sum / weights;
    return new NullLaw(mean, Math.max(0, squares / weights - mean * mean));
  }
}
