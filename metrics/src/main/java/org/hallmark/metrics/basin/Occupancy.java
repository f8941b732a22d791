package org.hallmark.metrics.basin;

import java.util.BitSet;
import java.util.List;
import org.hallmark.metrics.statistics.Estimated;
import org.hallmark.metrics.statistics.Intervals;

/**
 * The histogram of one table, of which basins take their share, with what is known of the spread of
 * its counts.
 *
 * <p>Populations P = a/n have Wilson's interval with as many records as give the variance found.
 * Free-energy differences have the interval of the delta method: the variance of ln(a/b) is 1/a +
 * 1/b for independent records; of clusters (stretches of a trajectory) C/(C − 1) Σ (a_c/a −
 * b_c/b)², with Student's quantile of C − 1, and never less than for independent records. Noise of
 * variance σ² per cell adds σ²(k_a/a² + k_b/b²). The weakness: where a basin is visited a few times
 * only, its clusters cannot tell how seldom that is; hence {@link #LEAST}, and {@link
 * #LEAST_CLUSTERS}.
 */
public final class Occupancy {
  /** A free energy needs as many records, independent ones, in both of its basins. */
  public static final int LEAST = 10;

  /** Fewer clusters do not say how much they differ. */
  public static final int LEAST_CLUSTERS = 5;

  private final long[] counts;
  private final List<long[]> clusters;
  private final double noise;

  private Occupancy(long[] counts, List<long[]> clusters, double noise) {
    this.counts = counts.clone();
    this.clusters = clusters.stream().filter(cluster -> sum(cluster) > 0).toList();
    this.noise = noise;
  }

  /** Of independent records. */
  public static Occupancy of(long[] counts) {
    return new Occupancy(counts, List.of(), 0);
  }

  /**
   * Of records that come in clusters.
   *
   * @param clusters the histogram of each
   */
  public static Occupancy ofClusters(long[] counts, long[][] clusters) {
    return new Occupancy(counts, clusters.length == 0 ? List.of(counts) : List.of(clusters), 0);
  }

  /**
   * Of noisy counts of independent records.
   *
   * @param variance of the noise on each count
   */
  public static Occupancy noisy(long[] counts, double variance) {
    return new Occupancy(counts, List.of(), variance);
  }

  /** The share of all records that are in a basin. */
  public Estimated population(Basin basin) {
    BitSet cells = basin.cells();
    double all = sum(counts);
    if (all <= 0) {
      return Estimated.not("there are no records");
    }
    if (tooFewClusters()) {
      return Estimated.not(fewClusters());
    }
    double share = Math.min(1, Math.max(0, in(cells, counts) / all));
    double spread = spread(share, cells, all);
    return noise == 0
        ? Estimated.of(share, wilson(share, spread, -1), wilson(share, spread, 1))
        : Estimated.of(
            share,
            Math.max(0, share - quantile() * StrictMath.sqrt(spread)),
            Math.min(1, share + quantile() * StrictMath.sqrt(spread)));
  }

  /** The variance of a share; that of one record more or less where it is 0 or 1. */
  private double spread(double share, BitSet cells, double all) {
    double kept = Math.min(1 - 1 / (all + 1), Math.max(1 / (all + 1), share));
    double independent = kept * (1 - kept) / all;
    double between = 0;
    for (long[] cluster : clusters) {
      double excess = (in(cells, cluster) - share * sum(cluster)) / all;
      between += excess * excess;
    }
    int inside = cells.cardinality();
    double added = (1 - share) * (1 - share) * inside + share * share * (counts.length - inside);
    return Math.max(independent, between * correction()) + noise * added / (all * all);
  }

  /** An end of Wilson's interval, with the number of records that the variance stands for. */
  private double wilson(double share, double spread, int sign) {
    double all = sum(counts);
    double kept = Math.min(1 - 1 / (all + 1), Math.max(1 / (all + 1), share));
    double n = kept * (1 - kept) / spread;
    double z = quantile();
    double centre = share + z * z / (2 * n);
    double half = z * StrictMath.sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    return Math.min(1, Math.max(0, (centre + sign * half) / (1 + z * z / n)));
  }

  /** −kT ln(P_of/P_against), in the unit of kT. */
  public Estimated freeEnergy(FreeEnergyDifference energy) {
    BitSet of = energy.of().cells();
    BitSet against = energy.against().cells();
    double a = in(of, counts);
    double b = in(against, counts);
    if (tooFewClusters()) {
      return Estimated.not(fewClusters());
    }
    if (a <= 0 || b <= 0) {
      return Estimated.not("a basin has no records");
    }
    double independent = 1 / a + 1 / b;
    double between = 0;
    for (long[] cluster : clusters) {
      double excess = in(of, cluster) / a - in(against, cluster) / b;
      between += excess * excess;
    }
    double variance =
        Math.max(independent, between * correction())
            + noise * (of.cardinality() / (a * a) + against.cardinality() / (b * b));
    double least = Math.min(a, b) * independent / variance;
    if (least < LEAST) {
      return Estimated.not(
          "the rarer basin has as many records as "
              + (long) least
              + " independent ones, and at least "
              + LEAST
              + " are needed");
    }
    double value = -energy.thermalEnergy() * StrictMath.log(a / b);
    double margin = energy.thermalEnergy() * quantile() * StrictMath.sqrt(variance);
    return Estimated.of(value, value - margin, value + margin);
  }

  private boolean tooFewClusters() {
    return !clusters.isEmpty() && clusters.size() < LEAST_CLUSTERS;
  }

  private String fewClusters() {
    return "too few clusters of correlated records: "
        + clusters.size()
        + ", and at least "
        + LEAST_CLUSTERS
        + " are needed";
  }

  private double correction() {
    return clusters.isEmpty() ? 0 : clusters.size() / (clusters.size() - 1.0);
  }

  private double quantile() {
    return clusters.isEmpty() ? Intervals.NORMAL_975 : Intervals.student975(clusters.size() - 1);
  }

  private static double in(BitSet cells, long[] counts) {
    return cells.stream().mapToLong(cell -> counts[cell]).sum();
  }

  private static double sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
