package org.hallmark.privacy.mechanism;

import static org.hallmark.privacy.mechanism.ExactCoinsStatisticalTest.DRAWS;
import static org.hallmark.privacy.mechanism.ExactCoinsStatisticalTest.FEWER;
import static org.hallmark.privacy.mechanism.ExactCoinsStatisticalTest.HEADS;
import static org.hallmark.privacy.mechanism.ExactCoinsStatisticalTest.heads;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.hallmark.privacy.Coins;
import org.hallmark.privacy.entropy.BrokenStreams;
import org.junit.jupiter.api.Test;

/** Would we notice coins that fall too often or too rarely? */
final class ExactCoinsPowerTest {
  @Test
  void exponentOffByOnePercent_isNoticed() {
    assertFalse(Coins.agree(HEADS, DRAWS, Math.exp(-0.303)));
    assertFalse(Coins.agree(HEADS, DRAWS, Math.exp(-0.297)));
  }

  @Test
  void oneBitStuck_isNoticed() {
    long heads = heads(BrokenStreams.stuckBit("speed", 1), FEWER);
    assertFalse(Coins.agree(heads, FEWER, Math.exp(-0.3)));
  }
}
