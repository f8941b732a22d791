package org.hallmark.privacy.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hallmark.privacy.accounting.method.UnsupportedEventException;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.Composed;
import org.hallmark.privacy.event.DiscreteGaussian;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.EpsilonDelta;
import org.hallmark.privacy.event.Gaussian;
import org.hallmark.privacy.event.Laplace;
import org.hallmark.privacy.event.NonPrivate;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.event.PoissonSampledLaplace;
import org.hallmark.privacy.event.PrivacyEvent;
import org.junit.jupiter.api.Test;

/**
 * Do summaries of the looks say what dp_accounting 0.6.0 says, and groups what sums say? (Its
 * pld_privacy_accountant_test.py has the values; tolerance 1e-3, as there.)
 */
class TradeOffTest {
  private static final Adjacency ADD_OR_REMOVE = Adjacency.ADD_OR_REMOVE;
  private static final double TOLERANCE = 1e-3;

  private static TradeOff of(int count, PrivacyEvent... events) {
    return TradeOff.of(List.of(events), ADD_OR_REMOVE, 1e-10, count);
  }

  @Test
  void gaussian_exactMu_isFoundWithoutRegret() {
    TradeOff tradeOff = of(129, new Gaussian(StrictMath.sqrt(3), 3));
    assertEquals(1, tradeOff.gaussian().mu(), TOLERANCE);
    assertEquals(0, tradeOff.gaussian().regret(), TOLERANCE);
    assertEquals(.38914, tradeOff.truePositiveRate(.1), TOLERANCE);
    // 2Φ(1/2) − 1.
    assertEquals(.38292492, tradeOff.advantage(), 1e-6);
  }

  @Test
  void pureLooks_rateAndMu_asPublished() {
    TradeOff tradeOff = of(121, new EpsilonDelta(1, 0, 1), new EpsilonDelta(2, 0, 1));
    assertEquals(.8286, tradeOff.truePositiveRate(.1), TOLERANCE);
    assertEquals(2.358, tradeOff.gaussian().mu(), TOLERANCE);
  }

  @Test
  void looksThatMayDiscloseAll_rate_asPublishedAndMuInfinite() {
    TradeOff tradeOff = of(121, new EpsilonDelta(1, .1, 1), new EpsilonDelta(2, .2, 1));
    assertEquals(.91938, tradeOff.truePositiveRate(.1), TOLERANCE);
    assertEquals(Double.POSITIVE_INFINITY, tradeOff.gaussian().mu());
  }

  @Test
  void training_points_fallAndBoundEveryRate() {
    TradeOff tradeOff = of(9, new PoissonSampledGaussian(.01, 1, 1000));
    double last = 1;
    for (TradeOff.Point point : tradeOff.points()) {
      assertTrue(point.delta() < last, point.toString());
      last = point.delta();
    }
    assertEquals(9, tradeOff.points().size());
    double rate = tradeOff.truePositiveRate(.01);
    assertTrue(rate > .01 && rate < .2, "rate " + rate);
    assertEquals(1, tradeOff.truePositiveRate(1), 1e-12);
    TradeOff.GaussianSummary summary = tradeOff.gaussian();
    assertTrue(summary.mu() > .3 && summary.mu() < 1, summary.toString());
    assertTrue(summary.regret() > 0 && summary.regret() < .1, summary.toString());
  }

  @Test
  void nothing_oneExactPoint_andEverything_noPoint() {
    assertEquals(List.of(new TradeOff.Point(0, 0)), of(9).points());
    TradeOff everything = of(9, new NonPrivate());
    assertEquals(List.of(), everything.points());
    assertEquals(1, everything.truePositiveRate(0));
    assertEquals(1, everything.advantage());
    assertEquals(Double.POSITIVE_INFINITY, everything.gaussian().mu());
  }

  @Test
  void groups_sampledSteps_asPublished() {
    List<PrivacyEvent> steps = List.of(new PoissonSampledGaussian(.01, 1, 1000));
    assertEquals(2.124523, Groups.epsilonUpper(steps, ADD_OR_REMOVE, 1, 1e-6), TOLERANCE);
    assertEquals(4.554096, Groups.epsilonUpper(steps, ADD_OR_REMOVE, 2, 1e-6), TOLERANCE);
  }

  @Test
  void groups_otherLooks_areTwiceAsDear() {
    List<PrivacyEvent> pure = List.of(new Laplace(4, 1), new DiscreteLaplace(4, 1));
    assertEquals(1, Groups.epsilonUpper(pure, ADD_OR_REMOVE, 2, 0), 1e-12);
    assertEquals(
        List.of(new EpsilonDelta(Math.nextUp(.5), 0, 1)),
        Groups.of(List.of(new DiscreteLaplace(4, 1)), ADD_OR_REMOVE, 2));
    double discrete =
        Groups.epsilonUpper(List.of(new DiscreteGaussian(4, 1)), ADD_OR_REMOVE, 2, 1e-6);
    double continuous =
        Groups.epsilonUpper(
            List.of(new Composed(List.of(new Gaussian(4, 1)))), ADD_OR_REMOVE, 2, 1e-6);
    double alone = Accounting.epsilonUpper(List.of(new Gaussian(2, 1)), ADD_OR_REMOVE, 1e-6);
    assertEquals(alone, continuous, 1e-12);
    assertTrue(discrete > continuous && discrete < 1.1 * continuous, "" + discrete);
  }

  @Test
  void groups_lookOfUnknownGroup_isRefused() {
    List<PrivacyEvent> events = List.of(new PoissonSampledLaplace(.1, 1, 1));
    assertEquals(events, Groups.of(events, ADD_OR_REMOVE, 1));
    assertThrows(UnsupportedEventException.class, () -> Groups.of(events, ADD_OR_REMOVE, 2));
    assertThrows(
        UnsupportedEventException.class,
        () -> Groups.of(List.of(new PoissonSampledGaussian(.1, 1, 1)), Adjacency.REPLACE_ONE, 2));
  }
}
