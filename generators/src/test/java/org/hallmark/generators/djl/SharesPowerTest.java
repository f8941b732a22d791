package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Would {@link SharesStatisticalTest} notice? */
class SharesPowerTest {
  @Test
  void draws_ofSharesThatAreNotTrained_areFartherOff() {
    double found = Shares.distance(Shares.draws(Shares.untrained()), Shares.truth(2));
    assertTrue(found > Shares.CRITICAL, found + " of " + Shares.CRITICAL);
  }
}
