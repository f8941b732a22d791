package org.hallmark.privacy.source;

import static org.hallmark.privacy.source.MarginalsStatisticalTest.DEVIATIONS;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Would {@link MarginalsStatisticalTest} notice? */
final class MarginalsPowerTest {
  @Test
  void noiseTooSmallByATenth_isNoticed() throws Exception {
    double claimed = MarginalsStatisticalTest.sigma(1) / 0.9;
    double excess = NoisyMarginals.excess(MarginalsStatisticalTest.counts(1), claimed);
    assertTrue(excess < -DEVIATIONS, "deviations: " + excess);
  }

  @Test
  void noiseOfRecordsForUnitsOfTwo_isNoticed() throws Exception {
    double excess =
        NoisyMarginals.excess(
            MarginalsStatisticalTest.counts(1), MarginalsStatisticalTest.sigma(2));
    assertTrue(excess < -DEVIATIONS, "deviations: " + excess);
  }

  @Test
  void choicesWithTwiceTheEpsilon_areNoticed() throws Exception {
    double deviations = MarginalsStatisticalTest.deviationsOfChoices(1, 0.5);
    assertTrue(deviations > DEVIATIONS, "deviations: " + deviations);
  }
}
