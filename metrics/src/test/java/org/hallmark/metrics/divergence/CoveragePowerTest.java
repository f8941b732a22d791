package org.hallmark.metrics.divergence;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hallmark.metrics.divergence.CoverageSimulation.Outcome;
import org.junit.jupiter.api.Test;

/** Would {@link CoverageStatisticalTest} notice an estimator that forgets most of the noise? */
class CoveragePowerTest {
  @Test
  void interval_noiseUnderstatedThreefold_missesTooOften() {
    CoverageSimulation setting = CoverageSimulation.logNormal(20, 10_000, 0, 10);
    Outcome outcome = setting.run(CoverageStatisticalTest.TRIALS, setting.scale() / 3);
    assertTrue(outcome.misses() > CoverageStatisticalTest.MOST_MISSES, outcome.toString());
  }
}
