package org.hallmark.metrics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hallmark.metrics.CoverageSimulation.Outcome;
import org.junit.jupiter.api.Test;

/** Would {@link CoverageStatisticalTest} notice an estimator that forgets most of the noise? */
class CoveragePowerTest {
  private static final int TRIALS = 60;
  private static final int MOST_MISSES = 10;

  @Test
  void interval_noiseUnderstatedThreefold_missesTooOften() {
    CoverageSimulation setting = CoverageSimulation.logNormal(20, 10_000, 0, 10);
    Outcome outcome = setting.run(TRIALS, setting.scale() / 3);
    assertTrue(outcome.misses() > MOST_MISSES, outcome.toString());
  }
}
