package org.hallmark.metrics.divergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hallmark.metrics.divergence.CoverageSimulation.Outcome;
import org.hallmark.metrics.divergence.Protocol.Estimator;
import org.hallmark.provenance.StatisticalTest;

/**
 * Does the 95 % interval between exact histograms hold the truth as often as it says? A part of
 * what {@link CoverageTable} prints, with {@value #TRIALS} trials of each setting. Up to 7 % may
 * miss; more than {@value #MOST_MISSES} then have a chance of 5.2e-7.
 */
class ExactCoverageStatisticalTest {
  static final int TRIALS = 1000;
  static final int MOST_MISSES = 112;

  @StatisticalTest(falseAlarm = 1.2e-6)
  void interval_noDivergence_coversTheTruth() {
    covers(CoverageSimulation.logNormal(20, 1000, 0, 0), Estimator.JACKKNIFE);
    covers(CoverageSimulation.logNormal(100, 1000, 0, 0), Estimator.GRASSBERGER);
  }

  @StatisticalTest(falseAlarm = 1.2e-6)
  void interval_smallDivergence_coversTheTruth() {
    covers(CoverageSimulation.logNormal(20, 10_000, 1e-3, 0), Estimator.JACKKNIFE);
    covers(CoverageSimulation.logNormal(20, 10_000, 1e-3, 0), Estimator.GRASSBERGER);
  }

  @StatisticalTest(falseAlarm = 6e-7)
  void interval_divergenceFarFromZero_coversTheTruth() {
    covers(CoverageSimulation.logNormal(100, 1000, 0.1, 0), Estimator.JACKKNIFE);
  }

  /** Of 250 trials more than 40 miss with a chance of 3.6e-7. */
  @StatisticalTest(falseAlarm = 4e-7)
  void interval_asFewRecordsAsTheGateAllows_coversTheTruth() {
    Outcome outcome =
        CoverageSimulation.logNormal(1000, 10_000, 0.01, 0).runExact(250, Estimator.JACKKNIFE);
    assertEquals(250, outcome.estimable());
    assertTrue(outcome.misses() <= 40, outcome.toString());
  }

  private static void covers(CoverageSimulation setting, Estimator estimator) {
    Outcome outcome = setting.runExact(TRIALS, estimator);
    assertEquals(TRIALS, outcome.estimable());
    assertTrue(outcome.misses() <= MOST_MISSES, outcome.toString());
  }
}
