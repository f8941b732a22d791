package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hallmark.provenance.StatisticalTest;

/** Does a simplex that is trained on shares of a known law draw shares of that law? */
class SharesStatisticalTest {
  @StatisticalTest(falseAlarm = 4e-6)
  void draws_ofTrainedShares_areAsFarFromFreshOnesAsTheseFromEachOther() {
    double found = Shares.distance(Shares.draws(Shares.trained()), Shares.truth(2));
    assertTrue(found < Shares.CRITICAL, found + " of " + Shares.CRITICAL);
  }
}
