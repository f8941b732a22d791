package org.hallmark.privacy.mechanism;

import static org.hallmark.privacy.mechanism.ExponentialStatisticalTest.DRAWN;
import static org.hallmark.privacy.mechanism.ExponentialStatisticalTest.FEWER;
import static org.hallmark.privacy.mechanism.ExponentialStatisticalTest.agree;
import static org.hallmark.privacy.mechanism.ExponentialStatisticalTest.histogram;
import static org.hallmark.privacy.mechanism.ExponentialStatisticalTest.sampler;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigInteger;
import org.hallmark.privacy.entropy.BrokenStreams;
import org.junit.jupiter.api.Test;

/** Would {@link ExponentialStatisticalTest} notice? */
final class ExponentialPowerTest {
  @Test
  void scaleOffByOnePercent_isNoticed() {
    assertFalse(agree(DRAWN, 10.1));
    assertFalse(agree(DRAWN, 9.9));
  }

  @Test
  void oneBitStuck_isNoticed() {
    ExponentialSampler sampler = sampler(BigInteger.ONE);
    assertFalse(agree(histogram(sampler, BrokenStreams.stuckBit("speed", 1), FEWER), 10));
  }
}
