package org.hallmark.privacy.source;

import static org.hallmark.privacy.source.UnitLotteryStatisticalTest.KEPT;
import static org.hallmark.privacy.source.UnitLotteryStatisticalTest.RECORDS;
import static org.hallmark.privacy.source.UnitLotteryStatisticalTest.UNITS;
import static org.hallmark.privacy.source.UnitLotteryStatisticalTest.evenly;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Would {@link UnitLotteryStatisticalTest} notice? */
final class UnitLotteryPowerTest {
  @Test
  void firstComeInAFiftiethOfTheUnits_isNoticed() {
    long[] kept = new long[RECORDS];
    int first = UNITS / 50;
    Arrays.fill(kept, (long) (UNITS - first) * KEPT / RECORDS);
    for (int i = 0; i < KEPT; i++) {
      kept[i] += first;
    }
    assertFalse(evenly(kept));
  }
}
