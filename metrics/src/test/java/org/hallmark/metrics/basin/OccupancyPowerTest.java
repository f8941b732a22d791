package org.hallmark.metrics.basin;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Would {@link OccupancyStatisticalTest} notice intervals that are too short? */
class OccupancyPowerTest {
  @Test
  void coverage_correlationIgnored_isFoundTooLow() {
    double[] found =
        OccupancyStatisticalTest.coverage(
            draws ->
                Occupancy.of(
                    OccupancyStatisticalTest.sum(OccupancyStatisticalTest.clusters(draws))));
    assertTrue(found[0] < OccupancyStatisticalTest.LEAST - 0.1, "" + found[0]);
    assertTrue(found[1] < OccupancyStatisticalTest.LEAST - 0.1, "" + found[1]);
  }
}
