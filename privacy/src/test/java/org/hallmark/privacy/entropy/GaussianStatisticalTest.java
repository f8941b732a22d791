package org.hallmark.privacy.entropy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hallmark.privacy.ChiSquare;
import org.hallmark.privacy.Streams;
import org.hallmark.provenance.StatisticalTest;

/** Is the Gaussian noise normal? */
final class GaussianStatisticalTest {
  static final int DRAWS = 2_000_000;

  /** Edges of bins, and Φ at them (scipy 1.11 norm.cdf): body, shoulders and tails. */
  private static final double[] EDGES = {
    -4.5, -4, -3.5, -3, -2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5
  };

  private static final double[] UPPER_HALF = {
    0.5,
    0.6914624612740131,
    0.8413447460685429,
    0.9331927987311419,
    0.9772498680518208,
    0.9937903346742238,
    0.9986501019683699,
    0.9997673709209645,
    0.9999683287581669,
    0.9999966023268753
  };

  /** exp(−x) with x = 14 is 8.3e-7. */
  static final double LIMIT = ChiSquare.quantile(EDGES.length, 14);

  @StatisticalTest(falseAlarm = 1e-6)
  void nextGaussian_bins_asNormal() {
    assertTrue(statistic(1, 0) < LIMIT);
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void nextGaussian_neighbours_areUncorrelated() {
    // The mean of products has standard deviation 1/sqrt(n); 5 of them: 6e-7.
    assertTrue(Math.abs(correlation(0)) < 5 / Math.sqrt(DRAWS));
  }

  static double statistic(double scale, double shift) {
    PrivateStream stream = Streams.stream("speed");
    long[] counts = new long[EDGES.length + 1];
    for (int i = 0; i < DRAWS; i++) {
      double z = scale * stream.nextGaussian() + shift;
      int bin = 0;
      while (bin < EDGES.length && z >= EDGES[bin]) {
        bin++;
      }
      counts[bin]++;
    }
    return ChiSquare.statistic(counts, probabilities());
  }

  static double correlation(double weight) {
    PrivateStream stream = Streams.stream("density");
    double before = stream.nextGaussian();
    double sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      double z = weight * before + Math.sqrt(1 - weight * weight) * stream.nextGaussian();
      sum += z * before;
      before = z;
    }
    return sum / DRAWS;
  }

  private static double[] probabilities() {
    int half = UPPER_HALF.length - 1;
    double[] p = new double[2 * half + 2];
    for (int i = 0; i < half; i++) {
      p[half + 1 + i] = UPPER_HALF[i + 1] - UPPER_HALF[i];
      p[half - i] = p[half + 1 + i];
    }
    p[2 * half + 1] = 1 - UPPER_HALF[half];
    p[0] = p[2 * half + 1];
    return p;
  }
}
