package org.hallmark.metrics.divergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.hallmark.metrics.statistics.BinomialDraws;
import org.hallmark.metrics.statistics.HypergeometricDraws;
import org.hallmark.provenance.seed.PublicSeed;
import org.junit.jupiter.api.Test;

class EstimatorsTest {
  private static final PublicSeed SEED = new PublicSeed("estimators", "6c".repeat(32));

  /** Expected: mpmath 1.3, n (ln n − ψ(n) − (−1)^n (ψ((n+1)/2) − ψ(n/2))/2). */
  @Test
  void grassbergerExcess_reference_agrees() {
    assertEquals(-0.072979947957153041, Grassberger.excess(2), 1e-15);
    assertEquals(1.1069254023887636, Grassberger.excess(3), 1e-15);
    assertEquals(-0.0026037218475470544, Grassberger.excess(64), 2e-13);
    assertEquals(1.0051277198363265, Grassberger.excess(65), 2e-13);
    assertEquals(-0.00016666655000024603, Grassberger.excess(1000), 1e-15);
    assertEquals(1.0000033333000002, Grassberger.excess(100_001), 1e-14);
  }

  @Test
  void jackknife_isThatOfBothSides() {
    long[] real = {7, 3, 0, 10};
    long[] synthetic = {5, 5, 2, 0, 1};
    long[] wider = Arrays.copyOf(real, 5);
    double expected =
        plugIn(wider, synthetic)
            + correction(wider, less -> plugIn(less, synthetic))
            + correction(synthetic, less -> plugIn(wider, less));
    Sizes sizes = new Sizes(20, 13, Inefficiency.NONE);
    assertEquals(expected, new Jackknife(sizes).of(wider, synthetic), 1e-13);
  }

  /** (n − 1) (D − mean of D without one record). */
  private static double correction(long[] counts, ToDoubleFunction<long[]> divergence) {
    long n = Arrays.stream(counts).sum();
    double mean = 0;
    for (int k = 0; k < counts.length; k++) {
      if (counts[k] > 0) {
        long[] less = counts.clone();
        less[k]--;
        mean += counts[k] * divergence.applyAsDouble(less) / n;
      }
    }
    return (n - 1) * (divergence.applyAsDouble(counts) - mean);
  }

  private static double plugIn(long[] one, long[] other) {
    long n = Arrays.stream(one).sum();
    long m = Arrays.stream(other).sum();
    return PlugIn.of(one, other, new Sizes(n, m, Inefficiency.NONE));
  }

  /** Against random splits of the same pooled counts: their mean and variance. */
  @Test
  void nullLaw_sparseAndCrowdedCells_isThatOfRandomSplits() {
    long[] pooled = {2, 3, 5, 8, 1, 1, 40, 900, 900, 5000, 0, 6, 7, 11, 4, 4};
    long[] nothing = new long[pooled.length];
    long half = Arrays.stream(pooled).sum() / 2;
    Sizes sizes = new Sizes(half, half, Inefficiency.NONE);
    for (CellEstimator estimator :
        new CellEstimator[] {new Jackknife(sizes), new Grassberger(half)}) {
      NullLaw law = NullLaw.of(pooled, nothing, estimator, sizes);
      double sum = 0;
      double squares = 0;
      int splits = 4000;
      for (int i = 0; i < splits; i++) {
        long[] one = HypergeometricDraws.split(SEED.draws(i), pooled, half);
        long[] rest = new long[pooled.length];
        Arrays.setAll(rest, k -> pooled[k] - one[k]);
        double value = estimator.of(one, rest);
        sum += value;
        squares += value * value;
      }
      double mean = sum / splits;
      double variance = squares / splits - mean * mean;
      double deviation = Math.sqrt(law.variance());
      assertEquals(law.mean(), mean, 0.08 * deviation, estimator.toString());
      assertEquals(1, variance / law.variance(), 0.12, estimator.toString());
    }
  }

  @Test
  void inefficiency_recordsInBlocksOfFive_isFive() {
    long[][] clusters = new long[2000][6];
    for (int c = 0; c < clusters.length; c++) {
      clusters[c][(int) (6 * SEED.draws(c).nextUniform())] = 5;
    }
    assertEquals(5, Inefficiency.ofClusters(clusters), 0.25);
  }

  @Test
  void inefficiency_clustersThatAreIndependentRecords_isAboutOne() {
    long[][] clusters = new long[2000][];
    for (int c = 0; c < clusters.length; c++) {
      clusters[c] = BinomialDraws.multinomial(SEED.draws(c), 10, new double[] {1, 2, 3, 4});
    }
    double found = Inefficiency.ofClusters(clusters);
    assertTrue(found >= 1 && found < 1.1, "" + found);
  }

  @Test
  void inefficiency_oneCluster_isAllItsRecords() {
    assertEquals(30, Inefficiency.ofClusters(new long[][] {{10, 20}, {0, 0}}));
  }
}
