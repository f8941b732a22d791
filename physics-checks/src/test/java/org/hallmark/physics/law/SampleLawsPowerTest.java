package org.hallmark.physics.law;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Do laws about samples see what is wrong? */
class SampleLawsPowerTest {
  @Test
  void drift_thatIsThere_isOutsideTheIntervalOfNone() {
    assertFalse(Samples.driftCovers(1, 0.02));
  }

  @Test
  void detailedBalance_drivenRing_isRejected() {
    assertTrue(Samples.flowP(1, 0.7) < 1e-6);
  }

  @Test
  void powerSpectrum_heavierField_isRejected() {
    assertTrue(Samples.worstShell(1) > 8);
  }
}
