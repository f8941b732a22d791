package org.hallmark.privacy.mechanism;

import static org.hallmark.privacy.mechanism.DiscreteGaussianStatisticalTest.DRAWN;
import static org.hallmark.privacy.mechanism.DiscreteGaussianStatisticalTest.DRAWS;
import static org.hallmark.privacy.mechanism.DiscreteGaussianStatisticalTest.FEWER;
import static org.hallmark.privacy.mechanism.DiscreteGaussianStatisticalTest.SIGMA;
import static org.hallmark.privacy.mechanism.DiscreteGaussianStatisticalTest.VARIANCE;
import static org.hallmark.privacy.mechanism.DiscreteGaussianStatisticalTest.histogram;
import static org.hallmark.privacy.mechanism.DiscreteGaussianStatisticalTest.law;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.hallmark.privacy.IntegerLaw;
import org.hallmark.privacy.entropy.BrokenStreams;
import org.hallmark.privacy.entropy.PrivateStream;
import org.junit.jupiter.api.Test;

/** Would we notice a discrete Gaussian that has not its law? */
final class DiscreteGaussianPowerTest {
  @Test
  void scaleOffByOnePercent_isNoticed() {
    assertFalse(law(SIGMA * 1.01, DRAWS).accepts(DRAWN));
    assertFalse(law(SIGMA * 0.99, DRAWS).accepts(DRAWN));
  }

  @Test
  void proposalsKeptAlways_isNoticed() {
    // A discrete Laplace law of the same variance.
    assertFalse(IntegerLaw.discreteLaplace(SIGMA / Math.sqrt(2), DRAWS).accepts(DRAWN));
  }

  @Test
  void oneBitStuck_isNoticed() {
    for (int bit : new int[] {1, 2}) {
      PrivateStream broken = BrokenStreams.stuckBit("speed", bit);
      long[] wrong = histogram(VARIANCE, broken, FEWER);
      assertFalse(law(SIGMA, FEWER).accepts(wrong), "bit " + bit);
    }
  }
}
