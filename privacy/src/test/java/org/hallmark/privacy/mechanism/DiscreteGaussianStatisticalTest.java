package org.hallmark.privacy.mechanism;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.hallmark.privacy.IntegerLaw;
import org.hallmark.privacy.Streams;
import org.hallmark.privacy.entropy.PrivateStream;
import org.hallmark.provenance.StatisticalTest;

/** Has the discrete Gaussian its law, and would we notice if it had not? */
final class DiscreteGaussianStatisticalTest {
  static final int DRAWS = 10_000_000;
  static final int FEWER = 500_000;
  static final BigDecimal VARIANCE = new BigDecimal("20.25");
  static final double SIGMA = 4.5;

  static final long[] DRAWN = histogram(VARIANCE, Streams.stream("speed"), DRAWS);

  @StatisticalTest(falseAlarm = 1e-6)
  void draw_sigmaFourAndAHalf_asProbabilities() {
    assertTrue(law(SIGMA, DRAWS).accepts(DRAWN));
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void draw_varianceBelowOne_asProbabilities() {
    assertLaw(new BigDecimal("0.3"));
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void draw_wideVariance_asProbabilities() {
    assertLaw(new BigDecimal("2.5E+5"));
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void draw_varianceOfManyDigits_asProbabilitiesInBigIntegers() {
    assertLaw(new BigDecimal("123.456789012345678901234567890"));
  }

  static void assertLaw(BigDecimal variance) {
    IntegerLaw law = IntegerLaw.discreteGaussian(variance.doubleValue(), FEWER);
    long[] drawn = histogram(variance, Streams.stream("density"), FEWER);
    assertTrue(law.accepts(drawn), variance.toString());
  }

  static IntegerLaw law(double sigma, int draws) {
    return IntegerLaw.discreteGaussian(sigma * sigma, draws);
  }

  static long[] histogram(BigDecimal variance, PrivateStream bits, int draws) {
    DiscreteGaussianSampler sampler = DiscreteGaussianSampler.of(variance);
    return IntegerLaw.histogram(() -> sampler.draw(bits), draws);
  }
}
