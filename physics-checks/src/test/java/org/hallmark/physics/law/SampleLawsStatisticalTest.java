package org.hallmark.physics.law;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hallmark.provenance.StatisticalTest;

/** Do laws about samples find nothing where there is nothing, as often as they say? */
class SampleLawsStatisticalTest {
  /** 93 % would be 465 ± 5.7 of 500. */
  @StatisticalTest(falseAlarm = 1e-6)
  void drift_correlatedNoise_isCoveredByItsInterval() {
    int covered = 0;
    for (int trial = 0; trial < 500; trial++) {
      covered += Samples.driftCovers(trial, 0) ? 1 : 0;
    }
    assertTrue(covered >= 435 && covered <= 497, covered + " of 500");
  }

  /** 5 % of 400 is 20 ± 4.4. */
  @StatisticalTest(falseAlarm = 1e-5)
  void detailedBalance_reversibleChain_isRejectedAtItsRate() {
    int rejected = 0;
    for (int trial = 0; trial < 400; trial++) {
      rejected += Samples.flowP(trial, 0) < 0.05 ? 1 : 0;
    }
    assertTrue(rejected >= 3 && rejected <= 43, rejected + " of 400");
  }

  /** Seven shells, each within five standard errors. */
  @StatisticalTest(falseAlarm = 5e-6)
  void powerSpectrum_freeField_isWithinItsErrors() {
    assertTrue(Samples.worstShell(0.25) < 5, "z = " + Samples.worstShell(0.25));
  }
}
