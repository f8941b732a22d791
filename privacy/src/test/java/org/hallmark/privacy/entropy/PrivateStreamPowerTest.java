package org.hallmark.privacy.entropy;

import static org.hallmark.privacy.entropy.PrivateStreamStatisticalTest.AWKWARD;
import static org.hallmark.privacy.entropy.PrivateStreamStatisticalTest.BIT_LIMIT;
import static org.hallmark.privacy.entropy.PrivateStreamStatisticalTest.DRAWS;
import static org.hallmark.privacy.entropy.PrivateStreamStatisticalTest.FEWER;
import static org.hallmark.privacy.entropy.PrivateStreamStatisticalTest.HEADS;
import static org.hallmark.privacy.entropy.PrivateStreamStatisticalTest.RATE;
import static org.hallmark.privacy.entropy.PrivateStreamStatisticalTest.awkward;
import static org.hallmark.privacy.entropy.PrivateStreamStatisticalTest.below;
import static org.hallmark.privacy.entropy.PrivateStreamStatisticalTest.cells;
import static org.hallmark.privacy.entropy.PrivateStreamStatisticalTest.heads;
import static org.hallmark.privacy.entropy.PrivateStreamStatisticalTest.uniform;
import static org.hallmark.privacy.entropy.PrivateStreamStatisticalTest.worstBit;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hallmark.privacy.Coins;
import org.hallmark.privacy.Streams;
import org.junit.jupiter.api.Test;

/** Would we notice bits, integers, uniform numbers or coins that are not what they are called? */
final class PrivateStreamPowerTest {
  @Test
  void anyBitStuck_isNoticed() {
    for (int bit = 0; bit < Long.SIZE; bit++) {
      assertTrue(worstBit(BrokenStreams.stuckBit("speed", bit), FEWER / 100) > BIT_LIMIT);
    }
  }

  @Test
  void lowestBitOfNextBelowStuck_isNoticed() {
    assertFalse(uniform(below(BrokenStreams.stuckBit("speed", 1), FEWER)));
  }

  @Test
  void everySecondIntegerOnePercentTooOften_isNoticed() {
    long[] counts = below(Streams.stream("speed"), DRAWS);
    for (int i = 0; i < counts.length; i++) {
      counts[i] += (i % 2 == 0 ? 1 : -1) * counts[i] / 100;
    }
    assertFalse(uniform(counts));
  }

  @Test
  void remainderWithoutRejection_isNoticed() {
    PrivateStream bits = Streams.stream("speed");
    assertFalse(uniform(awkward(() -> (bits.nextLong() >>> 1) % AWKWARD, FEWER)));
  }

  @Test
  void uniformOffByOnePercentOrWithAStuckBit_isNoticed() {
    assertFalse(uniform(cells(Streams.stream("speed"), FEWER, 0.99)));
    assertFalse(uniform(cells(BrokenStreams.stuckBit("speed", 63), FEWER, 1)));
    assertFalse(uniform(cells(BrokenStreams.stuckBit("speed", 54), FEWER, 1)));
  }

  @Test
  void rateOffByOnePercent_isNoticed() {
    assertFalse(Coins.agree(HEADS, DRAWS, RATE * 1.01));
    assertFalse(Coins.agree(HEADS, DRAWS, RATE * 0.99));
  }

  @Test
  void coinsWithAStuckBit_areNoticed() {
    assertFalse(Coins.agree(heads(BrokenStreams.stuckBit("speed", 59), FEWER), FEWER, RATE));
  }
}
