package org.hallmark.privacy.dpsgd;

import static org.hallmark.privacy.dpsgd.PoissonSamplerStatisticalTest.COINS;
import static org.hallmark.privacy.dpsgd.PoissonSamplerStatisticalTest.LIMIT;
import static org.hallmark.privacy.dpsgd.PoissonSamplerStatisticalTest.RATE;
import static org.hallmark.privacy.dpsgd.PoissonSamplerStatisticalTest.ROWS;
import static org.hallmark.privacy.dpsgd.PoissonSamplerStatisticalTest.STEPS;
import static org.hallmark.privacy.dpsgd.PoissonSamplerStatisticalTest.TALLY;
import static org.hallmark.privacy.dpsgd.PoissonSamplerStatisticalTest.evenly;
import static org.hallmark.privacy.dpsgd.PoissonSamplerStatisticalTest.tally;
import static org.hallmark.privacy.dpsgd.PoissonSamplerStatisticalTest.varianceScore;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.hallmark.privacy.Coins;
import org.junit.jupiter.api.Test;

/** Would we notice coins that are not independent, or not of their rate? */
final class PoissonSamplerPowerTest {
  @Test
  void rateOffByOnePercent_isNoticed() {
    assertFalse(Coins.agree(TALLY.heads(), COINS, RATE * 1.01));
    assertFalse(Coins.agree(TALLY.heads(), COINS, RATE * 0.99));
  }

  @Test
  void oneRecordLeftOut_isNoticed() {
    long[] joins = TALLY.joins.clone();
    joins[17] = 0;
    assertFalse(evenly(joins));
  }

  @Test
  void everyHundredthRecordSharesItsNeighboursCoin_isNoticed() {
    assertTrue(tally(100).pairScore() > LIMIT);
  }

  @Test
  void fixedSizeWithTheRightMean_isNoticed() {
    double[] sizes = new double[STEPS];
    Arrays.fill(sizes, ROWS * RATE);
    assertTrue(Math.abs(varianceScore(sizes)) > LIMIT);
  }

  @Test
  void pairsOfRecordsThatShareACoin_areNoticed() {
    double[] sizes = TALLY.sizes.clone();
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = ROWS * RATE + Math.sqrt(2) * (sizes[i] - ROWS * RATE);
    }
    assertTrue(Math.abs(varianceScore(sizes)) > LIMIT);
  }
}
