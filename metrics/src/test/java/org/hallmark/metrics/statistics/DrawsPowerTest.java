package org.hallmark.metrics.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Would {@link DrawsStatisticalTest} notice a slightly other law? */
class DrawsPowerTest {
  @Test
  void binomial_slightlyOtherProbability_isNoticed() {
    assertTrue(
        DrawsStatisticalTest.chiSquareOfBinomial(60, 0.31, 0.3) > DrawsStatisticalTest.BOUND);
    assertTrue(
        DrawsStatisticalTest.chiSquareOfBinomial(73_000, 0.2502, 0.25)
            > DrawsStatisticalTest.BOUND);
  }

  @Test
  void hypergeometric_slightlyMoreOthers_isNoticed() {
    assertTrue(
        DrawsStatisticalTest.chiSquareOfHypergeometric(200, 306, 100, 300)
            > DrawsStatisticalTest.BOUND);
    assertTrue(
        DrawsStatisticalTest.chiSquareOfHypergeometric(5000, 40_100, 30_000, 40_000)
            > DrawsStatisticalTest.BOUND);
  }

  @Test
  void discreteLaplace_slightlyOtherScale_isNoticed() {
    assertTrue(DrawsStatisticalTest.chiSquareOfNoise(3.3, 3) > DrawsStatisticalTest.BOUND);
  }
}
