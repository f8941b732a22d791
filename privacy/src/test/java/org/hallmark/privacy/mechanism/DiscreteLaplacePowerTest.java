package org.hallmark.privacy.mechanism;

import static org.hallmark.privacy.mechanism.DiscreteLaplaceStatisticalTest.DRAWN;
import static org.hallmark.privacy.mechanism.DiscreteLaplaceStatisticalTest.DRAWS;
import static org.hallmark.privacy.mechanism.DiscreteLaplaceStatisticalTest.FEWER;
import static org.hallmark.privacy.mechanism.DiscreteLaplaceStatisticalTest.LAW;
import static org.hallmark.privacy.mechanism.DiscreteLaplaceStatisticalTest.SCALE;
import static org.hallmark.privacy.mechanism.DiscreteLaplaceStatisticalTest.histogram;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.hallmark.privacy.IntegerLaw;
import org.hallmark.privacy.entropy.BrokenStreams;
import org.hallmark.privacy.entropy.PrivateStream;
import org.junit.jupiter.api.Test;

/** Would we notice noise of counts that has not its law? */
final class DiscreteLaplacePowerTest {
  @Test
  void scaleOffByOnePercent_isNoticed() {
    for (double scale : new double[] {SCALE * 0.99, SCALE * 1.01}) {
      assertFalse(IntegerLaw.discreteLaplace(scale, DRAWS).accepts(DRAWN));
    }
  }

  @Test
  void zeroTwiceAsOften_isNoticed() {
    // What algorithm 2 gives when it forgets to redraw a negative zero.
    long[] wrong = DRAWN.clone();
    wrong[wrong.length / 2] *= 2;
    assertFalse(LAW.accepts(wrong));
  }

  @Test
  void oneBitStuck_isNoticed() {
    // Bit 0 is the one that a draw below a bound leaves out.
    for (int bit : new int[] {1, 2}) {
      PrivateStream broken = BrokenStreams.stuckBit("speed", bit);
      long[] wrong = histogram(new Rational(25, 1), broken, FEWER / 10);
      assertFalse(IntegerLaw.discreteLaplace(SCALE, FEWER / 10).accepts(wrong), "bit " + bit);
    }
  }
}
