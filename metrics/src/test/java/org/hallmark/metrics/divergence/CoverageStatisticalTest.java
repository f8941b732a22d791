package org.hallmark.metrics.divergence;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hallmark.metrics.divergence.CoverageSimulation.Outcome;
import org.hallmark.metrics.statistics.Intervals;
import org.hallmark.provenance.StatisticalTest;

/**
 * Does the 95 % interval of the charged route hold the truth as often as it says, and is the
 * estimate free of bias?
 *
 * <p>Each setting is tried {@value #TRIALS} times, and up to 7 % may miss: more than {@value
 * #MOST_MISSES} then have a chance of 5.7e-7; a mean error beyond {@value #DEVIATIONS} standard
 * errors has one of 5.8e-7.
 */
class CoverageStatisticalTest {
  static final int TRIALS = 150;
  static final int MOST_MISSES = 28;
  private static final int DEVIATIONS = 5;

  /** The quarter-hour flow of the arterial example: five sparse cells, noise of ε = 0.06. */
  private static final long[] SPARSE = {1792, 3, 44, 1461, 34, 82, 423, 962, 66, 0, 0};

  @StatisticalTest(falseAlarm = 6e-7)
  void interval_noDivergenceAndLittleNoise_coversTheTruth() {
    CoverageSimulation setting = CoverageSimulation.logNormal(20, 10_000, 0, 1);
    covers(setting.run(TRIALS, setting.scale()));
  }

  @StatisticalTest(falseAlarm = 1.2e-6)
  void interval_noiseAboveSampling_coversTheTruthWithoutBias() {
    CoverageSimulation setting = CoverageSimulation.logNormal(20, 10_000, 0.01, 10);
    Outcome outcome = setting.run(TRIALS, setting.scale());
    covers(outcome);
    double deviation = outcome.width() / (2 * Intervals.NORMAL_975);
    assertTrue(
        Math.abs(outcome.meanError()) < DEVIATIONS * deviation / StrictMath.sqrt(TRIALS),
        outcome.toString());
  }

  @StatisticalTest(falseAlarm = 6e-7)
  void interval_sparseCells_coversTheTruth() {
    CoverageSimulation setting = CoverageSimulation.of(SPARSE, 0.05, 100 / 3.0);
    covers(setting.run(TRIALS, setting.scale()));
  }

  /** Half of the cells are hidden by the noise. */
  @StatisticalTest(falseAlarm = 6e-7)
  void interval_manyHiddenCells_coversTheTruth() {
    CoverageSimulation setting = CoverageSimulation.logNormal(100, 10_000, 1e-3, 10);
    covers(setting.run(TRIALS, setting.scale()));
  }

  private static void covers(Outcome outcome) {
    assertTrue(outcome.estimable() >= TRIALS - 2, outcome.toString());
    assertTrue(outcome.misses() <= MOST_MISSES, outcome.toString());
  }
}
