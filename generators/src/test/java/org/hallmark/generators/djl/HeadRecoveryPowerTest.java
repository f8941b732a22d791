package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hallmark.generators.head.HeadKind;
import org.junit.jupiter.api.Test;

/** Would {@link HeadRecoveryStatisticalTest} notice? */
class HeadRecoveryPowerTest {
  @Test
  void statistic_ofHeadsThatAreNotTrained_isFarBeyond() {
    for (HeadKind kind : HeadKind.values()) {
      HeadRecovery recovery = HeadRecovery.of(kind);
      double found = recovery.statistic(recovery.untrained());
      assertTrue(found > 3 * recovery.critical(), found + " of " + kind);
    }
  }
}
