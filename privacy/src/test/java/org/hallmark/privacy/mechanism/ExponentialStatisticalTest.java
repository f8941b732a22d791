package org.hallmark.privacy.mechanism;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.hallmark.privacy.ChiSquare;
import org.hallmark.privacy.IntegerLaw;
import org.hallmark.privacy.Streams;
import org.hallmark.privacy.entropy.PrivateStream;
import org.hallmark.provenance.StatisticalTest;

/** Are indexes chosen with the probabilities that their exponents give them? */
final class ExponentialStatisticalTest {
  static final int DRAWS = 10_000_000;
  static final int FEWER = 500_000;
  static final int[] EXPONENTS = {7, 0, 12, 31, 3};

  /** Of the exponents in tenths. */
  static final long[] DRAWN = histogram(sampler(BigInteger.ONE), Streams.stream("speed"), DRAWS);

  @StatisticalTest(falseAlarm = 1e-6)
  void draw_tenths_asExponentials() {
    assertTrue(agree(DRAWN, 10));
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void draw_fractionsOfManyDigits_asExponentialsInBigIntegers() {
    // One exponent is moved by 1/(10·prime), which no test sees, but nothing can be reduced then.
    BigInteger prime = BigInteger.TWO.pow(127).subtract(BigInteger.ONE);
    assertTrue(agree(histogram(sampler(prime), Streams.stream("speed"), FEWER), 10));
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void quantileChoice_median_asTheExponentialMechanism() {
    // n = 9; losses by hand: max(0, below − 4.5, 4.5 − upTo) = 2.5, 0.5, 0, 2.5; ε/2Δ = 0.4/(2 ·
    // 1).
    QuantileChoice median = new QuantileChoice(new BigDecimal("0.5"), new BigDecimal("0.4"), 2);
    long[] drawn = histogram(median.of(new long[] {2, 2, 3, 2}), Streams.stream("speed"), FEWER, 4);
    double[] weights = {Math.exp(-0.5), Math.exp(-0.1), 1, Math.exp(-0.5)};
    double total = Arrays.stream(weights).sum();
    double[] p = Arrays.stream(weights).map(weight -> weight / total).toArray();
    assertTrue(ChiSquare.statistic(drawn, p) < ChiSquare.quantile(3, IntegerLaw.UNLUCKY));
  }

  /** γ_i = EXPONENTS_i/10, but for the last, which is 1/(10·scale) more if the scale is not 1. */
  static ExponentialSampler sampler(BigInteger scale) {
    BigInteger[] above =
        Arrays.stream(EXPONENTS)
            .mapToObj(e -> BigInteger.valueOf(e).multiply(scale))
            .toArray(BigInteger[]::new);
    if (!scale.equals(BigInteger.ONE)) {
      above[above.length - 1] = above[above.length - 1].add(BigInteger.ONE);
    }
    return ExponentialSampler.of(above, BigInteger.TEN.multiply(scale));
  }

  static long[] histogram(ExponentialSampler sampler, PrivateStream bits, int draws) {
    return histogram(sampler, bits, draws, EXPONENTS.length);
  }

  static long[] histogram(ExponentialSampler sampler, PrivateStream bits, int draws, int cells) {
    long[] counts = new long[cells];
    for (int i = 0; i < draws; i++) {
      counts[sampler.draw(bits)]++;
    }
    return counts;
  }

  /** Whether counts agree with P(i) ∝ exp(−EXPONENTS_i/scale). */
  static boolean agree(long[] counts, double scale) {
    double[] p = Arrays.stream(EXPONENTS).mapToDouble(e -> Math.exp(-e / scale)).toArray();
    double total = Arrays.stream(p).sum();
    double[] law = Arrays.stream(p).map(weight -> weight / total).toArray();
    return ChiSquare.statistic(counts, law)
        < ChiSquare.quantile(law.length - 1, IntegerLaw.UNLUCKY);
  }
}
