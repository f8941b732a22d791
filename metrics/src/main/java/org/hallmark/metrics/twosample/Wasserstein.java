package org.hallmark.metrics.twosample;

import java.util.Optional;
import org.hallmark.metrics.divergence.Inefficiency;
import org.hallmark.metrics.statistics.Intervals;
import org.hallmark.metrics.statistics.Moments;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.provenance.seed.PublicSeed;

/**
 * The 1-Wasserstein distance of two laws on the line, ∫ |F − G|, exactly from all values: how far a
 * value must be moved on average, in its own unit.
 *
 * <p>By the triangle inequality the distance of the samples is off by at most the sum of the
 * distances of either sample from its law. The latter are ∫ |B(F)| / √n in the limit, B a Brownian
 * bridge [E. del Barrio, E. Giné and C. Matrán 1999, Ann. Probab. 27, 1009–1071]; the interval
 * takes the 95 % quantile of their simulated sum. It holds at 0 as well, and is wider than it need
 * be. p compares with √(1/n + 1/m) ∫ |B(H)|, H the pooled law. Both ask for tails light enough for
 * the integral to exist. Of correlated records n and m are how many independent ones they are
 * worth.
 */
public final class Wasserstein {
  /** Id of this distance. */
  public static final String ID = "wasserstein-1-v1";

  private static final int DRAWS = 199;
  private static final int MOST_NODES = 1000;

  private Wasserstein() {}

  /**
   * The distance of two samples; values that are not finite are counted and left out.
   *
   * @param unit of the values
   * @param inefficiency of correlated values
   */
  public static Distance of(
      double[] real, double[] synthetic, String unit, Inefficiency inefficiency, PublicSeed seed) {
    SortedSamples samples = SortedSamples.of(real, synthetic);
    Optional<String> refusal = Distance.refusal(samples, inefficiency);
    if (refusal.isPresent()) {
      return Distance.refused(ID, unit, samples, inefficiency, refusal.get());
    }
    double value = distance(samples);
    if (!Double.isFinite(value)) {
      return Distance.refused(
          ID, unit, samples, inefficiency, "the values are too large to be added up");
    }
    double n = samples.real().length / inefficiency.real();
    double m = samples.synthetic().length / inefficiency.synthetic();
    double[] pooled = samples.pooled();
    double[] off = new double[DRAWS];
    int beyond = 0;
    for (int i = 0; i < DRAWS; i++) {
      off[i] = bridge(samples.real(), seed.draws(3L * i)) / StrictMath.sqrt(n);
      off[i] += bridge(samples.synthetic(), seed.draws(3L * i + 1)) / StrictMath.sqrt(m);
      double equal = bridge(pooled, seed.draws(3L * i + 2)) * StrictMath.sqrt(1 / n + 1 / m);
      beyond += equal >= value ? 1 : 0;
    }
    return Distance.of(
        ID,
        unit,
        samples,
        inefficiency,
        value,
        Moments.quantile(off, Intervals.LEVEL),
        (beyond + 1.0) / (DRAWS + 1.0));
  }

  private static double distance(SortedSamples samples) {
    double[] sum = {0};
    samples.steps(
        (from, to, one, other) -> sum[0] += one == other ? 0 : Math.abs(one - other) * (to - from));
    return sum[0];
  }

  /** ∫ |B(F)| for the law of the sorted values, on at most {@value #MOST_NODES} quantiles. */
  private static double bridge(double[] sorted, PublicDraws draws) {
    int nodes = Math.min(MOST_NODES, sorted.length);
    double sum = 0;
    double b = 0;
    double t = 0;
    for (int k = 0; k + 1 < nodes; k++) {
      int rank = (int) ((k + 1L) * sorted.length / nodes);
      int next = (int) ((k + 2L) * sorted.length / nodes);
      double to = rank / (double) sorted.length;
      double left = (1 - to) / (1 - t);
      b = b * left + StrictMath.sqrt((to - t) * left) * draws.nextGaussian();
      t = to;
      sum += Math.abs(b) * (sorted[next - 1] - sorted[rank - 1]);
    }
    return sum;
  }
}
