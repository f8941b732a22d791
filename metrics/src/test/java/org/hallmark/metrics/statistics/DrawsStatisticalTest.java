package org.hallmark.metrics.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.LongUnaryOperator;
import org.hallmark.provenance.StatisticalTest;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.provenance.seed.PublicSeed;

/**
 * Do the simulated draws follow their laws? By χ² with {@value #CELLS} cells against the bound that
 * it passes with a chance of 9e-7.
 */
class DrawsStatisticalTest {
  private static final int CELLS = 15;
  private static final int DRAWS = 40_000;

  /** χ² with 14 degrees of freedom exceeds it with a chance of 8.7e-7 (its closed form). */
  static final double BOUND = 55.0;

  private static final PublicSeed SEED = new PublicSeed("draws", "c3".repeat(32));

  @StatisticalTest(falseAlarm = 4e-6)
  void binomial_inversionAndRejection_followTheLaw() {
    assertTrue(chiSquareOfBinomial(40, 0.1, 0.1) < BOUND);
    assertTrue(chiSquareOfBinomial(60, 0.3, 0.3) < BOUND);
    assertTrue(chiSquareOfBinomial(5000, 0.9, 0.9) < BOUND);
    assertTrue(chiSquareOfBinomial(73_000, 0.25, 0.25) < BOUND);
  }

  @StatisticalTest(falseAlarm = 2e-6)
  void discreteLaplace_followsTheLaw() {
    assertTrue(chiSquareOfNoise(3, 3) < BOUND);
    assertTrue(chiSquareOfNoise(25, 25) < BOUND);
  }

  @StatisticalTest(falseAlarm = 5e-6)
  void hypergeometric_oneByOneAndByRatio_followTheLaw() {
    assertTrue(chiSquareOfHypergeometric(20, 300, 100, 300) < BOUND);
    assertTrue(chiSquareOfHypergeometric(200, 300, 100, 300) < BOUND);
    assertTrue(chiSquareOfHypergeometric(300, 200, 450, 200) < BOUND);
    assertTrue(chiSquareOfHypergeometric(5000, 40_000, 30_000, 40_000) < BOUND);
    assertTrue(chiSquareOfHypergeometric(5000, 60, 4000, 60) < BOUND);
  }

  /** Drawn with {@code drawn} others, against the law with {@code others}. */
  static double chiSquareOfHypergeometric(long marked, long drawn, long sample, long others) {
    double share = marked / (double) (marked + others);
    double mean = sample * share;
    double left = (marked + others - sample) / (marked + others - 1.0);
    double width = Math.max(1, Math.floor(StrictMath.sqrt(mean * (1 - share) * left) / 2));
    long start = (long) (mean - width * CELLS / 2);
    double[] law = new double[CELLS];
    double weights = 0;
    double logWeight = -logShift(marked, others, sample);
    for (long k = Math.max(0, sample - others); k <= Math.min(marked, sample); k++) {
      double weight = StrictMath.exp(logWeight);
      weights += weight;
      law[cell(k, start, width)] += weight;
      logWeight +=
          StrictMath.log(
              (double) (marked - k) / (k + 1) * (sample - k) / (others - sample + k + 1.0));
    }
    for (int k = 0; k < CELLS; k++) {
      law[k] /= weights;
    }
    PublicDraws draws = SEED.draws(marked + others);
    return chiSquare(law, start, width, i -> HypergeometricDraws.one(draws, marked, drawn, sample));
  }

  /** The logarithm of the weight at the mode, relative to the least outcome. */
  private static double logShift(long marked, long others, long sample) {
    double logWeight = 0;
    double most = 0;
    for (long k = Math.max(0, sample - others); k < Math.min(marked, sample); k++) {
      logWeight +=
          StrictMath.log(
              (double) (marked - k) / (k + 1) * (sample - k) / (others - sample + k + 1.0));
      most = Math.max(most, logWeight);
    }
    return most;
  }

  static double chiSquareOfBinomial(long n, double drawn, double p) {
    double mean = n * p;
    double width = Math.max(1, Math.floor(StrictMath.sqrt(mean * (1 - p)) / 2));
    long start = (long) (mean - width * CELLS / 2);
    double[] law = new double[CELLS];
    double logP = n * StrictMath.log1p(-p);
    double logOdds = StrictMath.log(p / (1 - p));
    for (long k = 0; k <= n; k++) {
      law[cell(k, start, width)] += StrictMath.exp(logP);
      logP += StrictMath.log((double) (n - k) / (k + 1)) + logOdds;
    }
    PublicDraws draws = SEED.draws(n);
    return chiSquare(law, start, width, i -> BinomialDraws.binomial(draws, n, drawn));
  }

  static double chiSquareOfNoise(double drawn, double scale) {
    DiscreteLaplaceNoise noise = new DiscreteLaplaceNoise(drawn);
    double width = Math.max(1, Math.floor(scale / 2));
    long start = (long) (-width * CELLS / 2);
    double rho = StrictMath.exp(-1 / scale);
    double[] law = new double[CELLS];
    for (int k = -2000; k <= 2000; k++) {
      law[cell(k, start, width)] += (1 - rho) / (1 + rho) * StrictMath.pow(rho, Math.abs(k));
    }
    PublicDraws draws = SEED.draws((long) scale);
    return chiSquare(law, start, width, i -> noise.draw(draws));
  }

  private static double chiSquare(double[] law, long start, double width, LongUnaryOperator draw) {
    long[] counts = new long[CELLS];
    for (int i = 0; i < DRAWS; i++) {
      counts[cell(draw.applyAsLong(i), start, width)]++;
    }
    double sum = 0;
    for (int k = 0; k < CELLS; k++) {
      double expected = DRAWS * law[k];
      sum += expected < 1e-3 && counts[k] == 0 ? 0 : square(counts[k] - expected) / expected;
    }
    return sum;
  }

  private static int cell(long k, long start, double width) {
    return (int) Math.min(CELLS - 1, Math.max(0, Math.floor((k - start) / width)));
  }

  private static double square(double x) {
    return x * x;
  }
}
