package org.hallmark.privacy.mechanism;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Would {@link RoundedGaussianStatisticalTest} notice? */
final class RoundedGaussianPowerTest {
  private static final double SIGMA = RoundedGaussianStatisticalTest.SIGMAS[0];

  @Test
  void scaleOffByHalfAPercent_isNoticed() {
    assertTrue(
        RoundedGaussianStatisticalTest.statistic(SIGMA, SIGMA * 1.005, 0)
            > RoundedGaussianStatisticalTest.LIMIT);
  }

  @Test
  void shiftOfHalfAPercent_isNoticed() {
    assertTrue(
        RoundedGaussianStatisticalTest.statistic(SIGMA, SIGMA, (long) (SIGMA * 0.005))
            > RoundedGaussianStatisticalTest.LIMIT);
  }

  @Test
  void noiseTenTimesTooSmall_isNoticed() {
    assertTrue(
        RoundedGaussianStatisticalTest.statistic(SIGMA, SIGMA / 10, 0)
            > RoundedGaussianStatisticalTest.LIMIT);
  }
}
