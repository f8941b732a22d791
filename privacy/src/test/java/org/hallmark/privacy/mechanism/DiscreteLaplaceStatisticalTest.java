package org.hallmark.privacy.mechanism;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.hallmark.privacy.ChiSquare;
import org.hallmark.privacy.Streams;
import org.hallmark.privacy.entropy.PrivateStream;
import org.hallmark.provenance.StatisticalTest;

/** Has the noise of counts its law? */
final class DiscreteLaplaceStatisticalTest {
  private static final int DRAWS = 1_000_000;

  /** exp(−x) with x = 14 is 8.3e-7. */
  static final double UNLUCKY = 14;

  @StatisticalTest(falseAlarm = 1e-6)
  void draw_scaleOneThird_asProbabilities() {
    assertLaw(new Rational(1, 3), 3);
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void draw_scaleTwentyFive_asProbabilities() {
    assertLaw(Rational.quotient(1, new BigDecimal("0.04")), 120);
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void draw_scaleWithDenominator_asProbabilities() {
    assertLaw(Rational.quotient(2, new BigDecimal("0.06")), 160);
  }

  private static void assertLaw(Rational scale, int reach) {
    double statistic = statistic(scale, scale.toDouble(), reach);
    double limit = ChiSquare.quantile(2 * reach + 2, UNLUCKY);
    assertTrue(statistic < limit, statistic + " must be below " + limit);
  }

  static double statistic(Rational scale, double claimed, int reach) {
    return ChiSquare.statistic(
        counts(new DiscreteLaplaceSampler(scale), reach), law(claimed, reach));
  }

  /** Cells: below −reach, −reach, …, reach, above. */
  static long[] counts(DiscreteLaplaceSampler sampler, int reach) {
    PrivateStream stream = Streams.stream("speed");
    long[] counts = new long[2 * reach + 3];
    for (int i = 0; i < DRAWS; i++) {
      long k = sampler.draw(stream);
      counts[(int) Math.max(-reach - 1, Math.min(reach + 1, k)) + reach + 1]++;
    }
    return counts;
  }

  static double[] law(double t, int reach) {
    double[] p = new double[2 * reach + 3];
    double ratio = Math.exp(-1 / t);
    double top = (1 - ratio) / (1 + ratio);
    for (int k = -reach; k <= reach; k++) {
      p[k + reach + 1] = top * Math.pow(ratio, Math.abs(k));
    }
    p[0] = Math.pow(ratio, reach + 1) / (1 + ratio);
    p[2 * reach + 2] = p[0];
    return p;
  }
}
