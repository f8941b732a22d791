package org.hallmark.provenance.seed;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Would {@link PublicDrawsStatisticalTest} notice draws that are slightly off? */
class PublicDrawsPowerTest {
  @Test
  void nextGaussian_shiftedByTwoPercent_isNoticed() {
    assertTrue(
        PublicDrawsStatisticalTest.meanScore(z -> z + 0.02) > PublicDrawsStatisticalTest.LIMIT);
  }

  @Test
  void nextGaussian_scaledByTwoPercent_isNoticed() {
    assertTrue(
        PublicDrawsStatisticalTest.varianceScore(z -> 1.02 * z) > PublicDrawsStatisticalTest.LIMIT);
  }
}
