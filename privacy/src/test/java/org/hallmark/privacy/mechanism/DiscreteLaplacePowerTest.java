package org.hallmark.privacy.mechanism;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hallmark.privacy.ChiSquare;
import org.junit.jupiter.api.Test;

/** Would {@link DiscreteLaplaceStatisticalTest} notice? */
final class DiscreteLaplacePowerTest {
  @Test
  void scaleOffByTwoPercent_isNoticed() {
    double statistic = DiscreteLaplaceStatisticalTest.statistic(new Rational(2500, 98), 25, 120);
    assertTrue(statistic > ChiSquare.quantile(241, DiscreteLaplaceStatisticalTest.UNLUCKY));
  }

  @Test
  void zeroTwiceAsOften_isNoticed() {
    // What algorithm 2 gives when it forgets to redraw a negative zero.
    long[] counts =
        DiscreteLaplaceStatisticalTest.counts(new DiscreteLaplaceSampler(new Rational(25, 1)), 120);
    counts[120 + 1] *= 2;
    assertTrue(
        ChiSquare.statistic(counts, DiscreteLaplaceStatisticalTest.law(25, 120))
            > ChiSquare.quantile(241, DiscreteLaplaceStatisticalTest.UNLUCKY));
  }
}
