package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hallmark.generators.head.HeadKind;
import org.hallmark.provenance.StatisticalTest;

/**
 * Does a head that is trained on draws of a law of its kind come to that law? Where training ends
 * at the greatest likelihood of n records, 2n times the divergence of p parameters from the truth
 * is χ² of p degrees of freedom (Wilks 1938).
 */
class HeadRecoveryStatisticalTest {
  @StatisticalTest(falseAlarm = 1e-5)
  void train_onDrawsOfAKnownLaw_findsIt() {
    for (HeadKind kind : HeadKind.values()) {
      HeadRecovery recovery = HeadRecovery.of(kind);
      double found = recovery.statistic(recovery.trained());
      assertTrue(found < recovery.critical(), found + " of " + kind);
    }
  }
}
