package org.hallmark.metrics.divergence;

/**
 * How many correlated records are worth one independent record (statistical inefficiency g, or the
 * design effect of clusters), on either side. Counts of n records vary as those of n/g would.
 *
 * <p>The weakness: one number stands for all cells. It is exact to first order for the average cell
 * [J. N. K. Rao and A. J. Scott 1981, J. Am. Stat. Assoc. 76, 221–230].
 *
 * @param real at least 1
 * @param synthetic at least 1
 */
public record Inefficiency(double real, double synthetic) {
  /** Records that are independent, within the source and within the synthetic data. */
  public static final Inefficiency NONE = new Inefficiency(1, 1);

  public Inefficiency {
    if (!(real >= 1 && synthetic >= 1 && real < 1e12 && synthetic < 1e12)) {
      throw new IllegalArgumentException(
          "inefficiencies must be at least 1. Provided value: " + real + " and " + synthetic);
    }
  }

  /**
   * The design effect of one side, from the histogram of each of its clusters (trajectories,
   * patients, events): the variance of the cells' shares between clusters over that of independent
   * records, averaged with weight 1 − p. It is what a bootstrap of whole clusters tends to with
   * many draws, without drawing. At least 1; with fewer than two clusters nothing is known, and all
   * records of a cluster count as one.
   *
   * @param clusters one histogram per cluster, all on the same cells
   */
  public static double ofClusters(long[][] clusters) {
    double[] total = new double[clusters.length == 0 ? 0 : clusters[0].length];
    double records = 0;
    int occupied = 0;
    for (long[] cluster : clusters) {
      for (int k = 0; k < total.length; k++) {
        total[k] += cluster[k];
        records += cluster[k];
      }
      occupied += sum(cluster) > 0 ? 1 : 0;
    }
    if (occupied < 2) {
      return Math.max(1, records);
    }
    return Math.max(1, between(clusters, total, records, occupied));
  }

  /** Σ_k V_k/p_k ÷ (K − 1), V_k n times the variance of the share of cell k between clusters. */
  private static double between(long[][] clusters, double[] total, double records, int occupied) {
    double sum = 0;
    int cells = 0;
    for (int k = 0; k < total.length; k++) {
      double share = total[k] / records;
      double squares = 0;
      for (long[] cluster : clusters) {
        double excess = cluster[k] - share * sum(cluster);
        squares += excess * excess;
      }
      sum += share > 0 ? squares / (records * share) : 0;
      cells += share > 0 ? 1 : 0;
    }
    return cells < 2 ? 1 : sum / (cells - 1) * occupied / (occupied - 1.0);
  }

  private static double sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
