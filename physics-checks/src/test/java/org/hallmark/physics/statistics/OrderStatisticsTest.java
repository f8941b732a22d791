package org.hallmark.physics.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hallmark.privacy.probability.Binomial;
import org.junit.jupiter.api.Test;

class OrderStatisticsTest {
  @Test
  void ranks_coverAtLeastTheLevelAndNoWiderThanNeeded() {
    for (long n : new long[] {10, 37, 1000, 1_000_000}) {
      for (double p : new double[] {0.5, 0.9}) {
        OrderStatistics.ranks(n, p, 0.95)
            .ifPresent(
                ranks -> {
                  assertTrue(coverage(n, p, ranks.lower(), ranks.upper()) >= 0.95);
                  assertTrue(Binomial.atLeast(ranks.lower() + 1, n, p) < 0.975);
                  assertTrue(Binomial.atLeast(ranks.upper() - 1, n, p) > 0.025);
                });
      }
    }
  }

  @Test
  void ranks_medianOfTen_areTheSecondAndTheNinth() {
    OrderStatistics.Ranks ranks = OrderStatistics.ranks(10, 0.5, 0.95).orElseThrow();
    assertEquals(2, ranks.lower());
    assertEquals(9, ranks.upper());
  }

  @Test
  void ranks_tooFewValues_areNone() {
    assertTrue(OrderStatistics.ranks(0, 0.5, 0.95).isEmpty());
    assertTrue(OrderStatistics.ranks(5, 0.5, 0.95).isEmpty());
    assertTrue(OrderStatistics.ranks(100, 0.99, 0.95).isEmpty());
  }

  private static double coverage(long n, double p, long lower, long upper) {
    return Binomial.atLeast(lower, n, p) - Binomial.atLeast(upper, n, p);
  }
}
