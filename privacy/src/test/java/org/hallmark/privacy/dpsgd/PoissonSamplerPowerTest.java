package org.hallmark.privacy.dpsgd;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Would {@link PoissonSamplerStatisticalTest} notice? */
final class PoissonSamplerPowerTest {
  @Test
  void fixedSizeWithTheRightMean_isNoticed() {
    double[] sizes = new double[PoissonSamplerStatisticalTest.STEPS];
    Arrays.fill(sizes, PoissonSamplerStatisticalTest.ROWS * PoissonSamplerStatisticalTest.RATE);
    assertTrue(
        Math.abs(PoissonSamplerStatisticalTest.varianceScore(sizes))
            > PoissonSamplerStatisticalTest.LIMIT);
  }

  @Test
  void pairsOfRecordsThatShareACoin_areNoticed() {
    double[] sizes = PoissonSamplerStatisticalTest.sizes();
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] =
          PoissonSamplerStatisticalTest.ROWS * PoissonSamplerStatisticalTest.RATE
              + Math.sqrt(2)
                  * (sizes[i]
                      - PoissonSamplerStatisticalTest.ROWS * PoissonSamplerStatisticalTest.RATE);
    }
    assertTrue(
        Math.abs(PoissonSamplerStatisticalTest.varianceScore(sizes))
            > PoissonSamplerStatisticalTest.LIMIT);
  }
}
