package org.hallmark.metrics.divergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hallmark.metrics.divergence.Measurement.Estimate;
import org.junit.jupiter.api.Test;

class DivergenceLawTest {
  private static final long[] NOISY = {400, 310, 190, 103};
  private static final long[] SYNTHETIC = {210, 290, 340, 160};
  private static final double SCALE = 5;

  /** The interval's ends are where the p-values cross half of what it leaves out. */
  @Test
  void pValues_atEndsOfTheInterval_areItsTails() {
    Estimate estimate =
        (Estimate) JensenShannon.charged(NOISY, SYNTHETIC, SCALE, left -> new Floor("none", 0, 0));
    DivergenceLaw law = JensenShannon.law(NOISY, SYNTHETIC, SCALE).orElseThrow();
    assertEquals(0.025, law.atMost(estimate.upper()), 1e-9);
    assertEquals(0.025, law.atLeast(estimate.lower()), 1e-9);
    assertTrue(law.atMost(0.9) < 1e-6);
  }

  @Test
  void atLeast_equalHistograms_isNoEvidence() {
    DivergenceLaw law = JensenShannon.law(NOISY, NOISY, SCALE).orElseThrow();
    assertEquals(1, law.atLeast(0.001));
  }

  /**
   * At the detectable divergence the claim is shown with just that chance, and below it more often.
   */
  @Test
  void detectable_claimFarAboveTheNoise_liesBelowItAndIsLessForMorePower() {
    DivergenceLaw law = JensenShannon.law(NOISY, SYNTHETIC, SCALE).orElseThrow();
    double usual = law.detectable(0.2, 0.05, 0.8).orElseThrow();
    assertTrue(usual > 0.1 && usual < 0.2, "" + usual);
    assertTrue(law.detectable(0.2, 0.05, 0.95).orElseThrow() < usual);
    assertTrue(law.detectable(0.2, 0.001, 0.8).orElseThrow() < usual);
    assertTrue(law.detectable(1e-5, 0.05, 0.8).isEmpty());
  }
}
