package org.hallmark.privacy.mechanism;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.hallmark.privacy.Coins;
import org.hallmark.privacy.Streams;
import org.hallmark.privacy.entropy.PrivateStream;
import org.hallmark.provenance.StatisticalTest;

/** Do the coins of the samplers fall as often as they should? */
final class ExactCoinsStatisticalTest {
  static final int DRAWS = 10_000_000;
  static final int FEWER = 1_000_000;

  /** Of the coin of probability exp(−3/10). */
  static final long HEADS = heads(Streams.stream("speed"), DRAWS);

  @StatisticalTest(falseAlarm = 1e-6)
  void bernoulliExp_threeTenths_asExponential() {
    assertTrue(Coins.agree(HEADS, DRAWS, Math.exp(-0.3)));
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void bernoulliExp_bigIntegers_asExponential() {
    assertBigExponential(3, 10);
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void bernoulliExp_aboveOne_asExponential() {
    assertBigExponential(23, 10);
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void bernoulli_oneThird_asFraction() {
    PrivateStream bits = Streams.stream("speed");
    BigInteger three = BigInteger.valueOf(3);
    long heads = Coins.heads(() -> ExactCoins.bernoulli(BigInteger.ONE, three, bits), FEWER);
    assertTrue(Coins.agree(heads, FEWER, 1 / 3.0));
  }

  static long heads(PrivateStream bits, int draws) {
    return Coins.heads(() -> ExactCoins.bernoulliExp(3, 10, bits), draws);
  }

  static void assertBigExponential(int above, int below) {
    PrivateStream bits = Streams.stream("speed");
    BigInteger n = BigInteger.valueOf(above);
    BigInteger d = BigInteger.valueOf(below);
    long heads = Coins.heads(() -> ExactCoins.bernoulliExp(n, d, bits), FEWER);
    assertTrue(Coins.agree(heads, FEWER, Math.exp(-above / (double) below)));
  }
}
