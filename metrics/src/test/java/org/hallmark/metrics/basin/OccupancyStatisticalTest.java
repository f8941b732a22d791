package org.hallmark.metrics.basin;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Function;
import org.hallmark.metrics.statistics.DiscreteLaplaceNoise;
import org.hallmark.metrics.statistics.Estimated;
import org.hallmark.provenance.StatisticalTest;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.provenance.seed.PublicSeed;

/**
 * Do the intervals of populations and free energies hold the truth as often as they say? Of 2000
 * draws the share varies by 0.005; it must be within 0.92 and 0.99, as for divergences.
 */
class OccupancyStatisticalTest {
  private static final PublicSeed SEED = new PublicSeed("occupancy", "5a".repeat(32));
  private static final int DRAWS = 2000;
  private static final double[] LAW = {0.55, 0.25, 0.15, 0.05};
  static final double LEAST = 0.92;
  private static final double MOST = 0.99;
  private static final DiscreteLaplaceNoise NOISE = new DiscreteLaplaceNoise(8);

  @StatisticalTest(falseAlarm = 1e-6)
  void intervals_independentRecords_holdTheTruth() {
    requireCoverage(draws -> Occupancy.of(counts(draws, 200, 0)));
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void intervals_noisyCounts_holdTheTruth() {
    requireCoverage(
        draws -> {
          long[] counts = counts(draws, 1000, 0);
          for (int k = 0; k < counts.length; k++) {
            counts[k] += NOISE.draw(draws);
          }
          return Occupancy.noisy(counts, NOISE.variance());
        });
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void intervals_clusters_holdTheTruth() {
    requireCoverage(
        draws -> {
          long[][] clusters = clusters(draws);
          return Occupancy.ofClusters(sum(clusters), clusters);
        });
  }

  private static void requireCoverage(Function<PublicDraws, Occupancy> source) {
    double[] found = coverage(source);
    for (double share : found) {
      assertTrue(share >= LEAST && share <= MOST, found[0] + " and " + found[1]);
    }
  }

  /** How often the intervals of the population and the free energy hold the truth. */
  static double[] coverage(Function<PublicDraws, Occupancy> source) {
    double energy = -OccupancyTest.ENERGY.thermalEnergy() * StrictMath.log(LAW[0] / LAW[1]);
    double[] held = new double[2];
    for (int i = 0; i < DRAWS; i++) {
      Occupancy drawn = source.apply(SEED.draws(i));
      held[0] += holds(drawn.population(OccupancyTest.SECOND), LAW[1]) / DRAWS;
      held[1] += holds(drawn.freeEnergy(OccupancyTest.ENERGY), energy) / DRAWS;
    }
    return held;
  }

  private static double holds(Estimated estimated, double truth) {
    return estimated.lower().orElseThrow() <= truth && truth <= estimated.upper().orElseThrow()
        ? 1
        : 0;
  }

  /** Forty stretches, in which a record is most often as the one before. */
  static long[][] clusters(PublicDraws draws) {
    long[][] clusters = new long[40][];
    for (int c = 0; c < clusters.length; c++) {
      clusters[c] = counts(draws, 100, 0.8);
    }
    return clusters;
  }

  static long[] sum(long[][] clusters) {
    long[] sum = new long[LAW.length];
    for (long[] cluster : clusters) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += cluster[k];
      }
    }
    return sum;
  }

  private static long[] counts(PublicDraws draws, int records, double again) {
    long[] counts = new long[LAW.length];
    int state = state(draws);
    for (int i = 0; i < records; i++) {
      state = draws.nextUniform() < again ? state : state(draws);
      counts[state]++;
    }
    return counts;
  }

  private static int state(PublicDraws draws) {
    double left = draws.nextUniform();
    int state = 0;
    while (state < LAW.length - 1 && left >= LAW[state]) {
      left -= LAW[state++];
    }
    return state;
  }
}
