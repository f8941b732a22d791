package org.hallmark.metrics.divergence;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hallmark.metrics.divergence.CoverageSimulation.Outcome;
import org.hallmark.metrics.divergence.Measurement.Estimate;
import org.hallmark.metrics.divergence.Protocol.Estimator;
import org.junit.jupiter.api.Test;

/** Would {@link ExactCoverageStatisticalTest} notice an interval that is a quarter too narrow? */
class ExactCoveragePowerTest {
  @Test
  void interval_aQuarterTooNarrow_missesTooOften() {
    CoverageSimulation setting = CoverageSimulation.logNormal(20, 10_000, 0.01, 0);
    Outcome outcome =
        setting.runExact(
            ExactCoverageStatisticalTest.TRIALS,
            Estimator.JACKKNIFE,
            estimate ->
                new Estimate(
                    estimate.divergence(),
                    estimate.lower() + (estimate.upper() - estimate.lower()) / 8,
                    estimate.upper() - (estimate.upper() - estimate.lower()) / 8,
                    estimate.floor()));
    assertTrue(outcome.misses() > ExactCoverageStatisticalTest.MOST_MISSES, outcome.toString());
  }
}
