package org.hallmark.privacy.entropy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Would {@link GaussianStatisticalTest} notice? */
final class GaussianPowerTest {
  @Test
  void scaleOffByOnePercent_isNoticed() {
    assertTrue(GaussianStatisticalTest.statistic(1.01, 0) > GaussianStatisticalTest.LIMIT);
  }

  @Test
  void shiftOfOnePercent_isNoticed() {
    assertTrue(GaussianStatisticalTest.statistic(1, 0.01) > GaussianStatisticalTest.LIMIT);
  }

  @Test
  void correlationOfOnePercent_isNoticed() {
    assertTrue(
        Math.abs(GaussianStatisticalTest.correlation(0.01))
            > 5 / Math.sqrt(GaussianStatisticalTest.DRAWS));
  }
}
