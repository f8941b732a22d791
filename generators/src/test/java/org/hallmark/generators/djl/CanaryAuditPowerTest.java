package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hallmark.privacy.audit.AuditBound;
import org.hallmark.privacy.audit.CanaryScores;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.Sums;
import org.junit.jupiter.api.Test;

/** Would {@link CanaryAuditStatisticalTest} notice? */
final class CanaryAuditPowerTest {
  private static void assertRefuted(CanaryScores scores) {
    double found = AuditedTraining.epsilonLower(scores);
    double claimed = AuditedTraining.claimed();
    assertTrue(found > claimed, found + " does not refute " + claimed);
  }

  @Test
  void noiseTenTimesTooSmall_isCaught() {
    assertRefuted(AuditedTraining.attacked(AuditedTraining.withNoise(AuditedTraining.NOISE / 10)));
  }

  @Test
  void noiseTenTimesTooSmall_ofFloat32_isCaught() {
    assertRefuted(
        AuditedTraining.attacked(
            new DpSgd(0.1, 1, AuditedTraining.NOISE / 10, 20, 60, Sums.FLOAT32)));
  }

  @Test
  void everyRecordInEveryStep_isCaught() {
    assertRefuted(
        AuditedTraining.attacked(new DpSgd(1, 1, AuditedTraining.NOISE, 20, 60, Sums.EXACT)));
  }

  @Test
  void clippingOffByTheBatchSize_isCaught() {
    DpSgd claimed = AuditedTraining.withNoise(AuditedTraining.NOISE);
    assertRefuted(AuditedTraining.attacked(claimed, Planted.clippingOffByTheBatchSize(claimed)));
  }

  @Test
  void clippingFourTimesTooWide_raisesTheBound() {
    DpSgd claimed = AuditedTraining.withNoise(AuditedTraining.NOISE);
    double right = AuditedTraining.epsilonLower(AuditedTraining.attacked(claimed, claimed));
    double wide =
        AuditedTraining.epsilonLower(
            AuditedTraining.attacked(claimed, Planted.clipping(claimed, 4)));
    assertTrue(wide > 2 * right, wide + " is not far above " + right);
  }

  @Test
  void bounds_ofAnyTraining_areBelowTheirCeilings() {
    double last = Double.POSITIVE_INFINITY;
    for (double noise : new double[] {0.02, 0.2, 2}) {
      double oneRun = 0;
      for (AuditBound bound : AuditedTraining.bounds(AuditedTraining.withNoise(noise))) {
        assertTrue(bound.epsilonLower() <= bound.ceiling(), bound.toString());
        oneRun = bound.method().equals("one-run") ? bound.epsilonLower() : oneRun;
      }
      assertTrue(oneRun <= last, "more noise, less found: " + noise);
      last = oneRun;
    }
  }

  @Test
  void attack_twice_givesTheSameScores() {
    DpSgd right = AuditedTraining.withNoise(AuditedTraining.NOISE);
    var first = AuditedTraining.attacked(right);
    assertEquals(first, AuditedTraining.attacked(right));
    assertArrayEquals(first.in(), AuditedTraining.attacked(AuditedTraining.withNoise(1)).in());
  }
}
