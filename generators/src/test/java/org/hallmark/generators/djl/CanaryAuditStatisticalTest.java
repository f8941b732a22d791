package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hallmark.privacy.audit.AuditBound;
import org.hallmark.provenance.StatisticalTest;

/** Does no audit refute a training that does what it claims? */
final class CanaryAuditStatisticalTest {
  @StatisticalTest(falseAlarm = 4e-6)
  void bounds_ofTheTrainingClaimed_areBelowTheClaim() {
    double claimed = AuditedTraining.claimed();
    for (AuditBound bound :
        AuditedTraining.bounds(AuditedTraining.withNoise(AuditedTraining.NOISE))) {
      assertTrue(bound.epsilonLower() <= claimed, bound + " refutes " + claimed);
    }
  }
}
