package org.hallmark.privacy.mechanism;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.hallmark.privacy.IntegerLaw;
import org.hallmark.privacy.Streams;
import org.hallmark.privacy.entropy.PrivateStream;
import org.hallmark.provenance.StatisticalTest;

/** Has the noise of counts its law, and would we notice if it had not? */
final class DiscreteLaplaceStatisticalTest {
  static final int DRAWS = 10_000_000;
  static final int FEWER = 2_000_000;
  static final double SCALE = 25;
  static final IntegerLaw LAW = IntegerLaw.discreteLaplace(SCALE, DRAWS);

  static final long[] DRAWN =
      histogram(Rational.quotient(1, new BigDecimal("0.04")), Streams.stream("speed"), DRAWS);

  @StatisticalTest(falseAlarm = 1e-6)
  void draw_scaleTwentyFive_asProbabilities() {
    assertTrue(LAW.accepts(DRAWN));
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void draw_scaleOneThird_asProbabilities() {
    assertLaw(new Rational(1, 3));
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void draw_scaleWithDenominator_asProbabilities() {
    assertLaw(Rational.quotient(2, new BigDecimal("0.06")));
  }

  static void assertLaw(Rational scale) {
    IntegerLaw law = IntegerLaw.discreteLaplace(scale.toDouble(), FEWER);
    assertTrue(law.accepts(histogram(scale, Streams.stream("speed"), FEWER)), scale.toString());
  }

  static long[] histogram(Rational scale, PrivateStream bits, int draws) {
    DiscreteLaplaceSampler sampler = new DiscreteLaplaceSampler(scale);
    return IntegerLaw.histogram(() -> sampler.draw(bits), draws);
  }
}
