package org.hallmark.privacy.mechanism;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.hallmark.privacy.ChiSquare;
import org.hallmark.privacy.Streams;
import org.hallmark.privacy.entropy.PrivateStream;
import org.hallmark.provenance.StatisticalTest;

/** Has the noise of vectors its law, and would we notice if it had not? */
final class RoundedGaussianStatisticalTest {
  private static final int DRAWS = 10_000_000;

  /** Edges of bins in standard deviations, at the middle between two integers. */
  private static final double REACH = 4.75;

  private static final int BINS = 40;

  /** exp(−x) with x = 14 is 8.3e-7. */
  static final double LIMIT = ChiSquare.quantile(BINS - 1, 14);

  /** The scale of the gradients' grid, a coarse one, and one where zero is the usual draw. */
  static final double[] SIGMAS = {0x1.6789p31, 100};

  @StatisticalTest(falseAlarm = 2e-6)
  void draw_bins_asTheLaw() {
    for (double sigma : SIGMAS) {
      assertTrue(statistic(sigma, sigma, 0) < LIMIT, "sigma " + sigma);
    }
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void draw_smallSigma_asProbabilities() {
    RoundedGaussian law = new RoundedGaussian(0.8);
    PrivateStream stream = Streams.stream("small");
    long[] counts = new long[9];
    for (int i = 0; i < DRAWS; i++) {
      counts[(int) Math.max(-4, Math.min(4, law.draw(stream))) + 4]++;
    }
    double[] p = new double[9];
    double below = 0;
    for (int k = -4; k <= 4; k++) {
      double edge = k == 4 ? 1 : phi(0.8, k);
      p[k + 4] = edge - below;
      below = edge;
    }
    assertTrue(ChiSquare.statistic(counts, p) < ChiSquare.quantile(8, 14));
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void draw_neighbours_areUncorrelated() {
    RoundedGaussian law = new RoundedGaussian(SIGMAS[0]);
    PrivateStream stream = Streams.stream("pairs");
    double before = law.draw(stream) / SIGMAS[0];
    double sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      double next = law.draw(stream) / SIGMAS[0];
      sum += next * before;
      before = next;
    }
    // The mean of products has standard deviation 1/√n; 5 of them: 6e-7.
    assertTrue(Math.abs(sum / DRAWS) < 5 / Math.sqrt(DRAWS));
  }

  static double statistic(double claimed, double drawn, long shift) {
    RoundedGaussian law = new RoundedGaussian(drawn);
    PrivateStream stream = Streams.stream("bins");
    long[] edges = new long[BINS - 1];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = (long) Math.floor((2 * i / (BINS - 2.0) - 1) * REACH * claimed);
    }
    long[] counts = new long[BINS];
    for (int i = 0; i < DRAWS; i++) {
      int at = java.util.Arrays.binarySearch(edges, law.draw(stream) + shift);
      counts[at >= 0 ? at : -at - 1]++;
    }
    double[] p = new double[BINS];
    double below = 0;
    for (int i = 0; i < BINS; i++) {
      double edge = i == BINS - 1 ? 1 : phi(claimed, edges[i]);
      p[i] = edge - below;
      below = edge;
    }
    return ChiSquare.statistic(counts, p);
  }

  /** Φ((k + ½)/σ). */
  private static double phi(double sigma, long k) {
    int exponent = Math.getExponent(sigma) - 52;
    BigInteger mantissa = BigInteger.valueOf((long) Math.scalb(sigma, -exponent));
    BigInteger odd = BigInteger.valueOf(2 * k + 1);
    return Math.scalb(
        NormalDistribution.times2ToThe(100, odd, exponent + 1, mantissa).doubleValue(), -100);
  }
}
