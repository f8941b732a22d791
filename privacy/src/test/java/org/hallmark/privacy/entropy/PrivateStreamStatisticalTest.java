package org.hallmark.privacy.entropy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.LongSupplier;
import org.hallmark.privacy.ChiSquare;
import org.hallmark.privacy.Coins;
import org.hallmark.privacy.IntegerLaw;
import org.hallmark.privacy.Streams;
import org.hallmark.provenance.StatisticalTest;

/** Are the bits, integers, uniform numbers and coins of a stream what they are called? */
final class PrivateStreamStatisticalTest {
  static final int DRAWS = 10_000_000;
  static final int FEWER = 1_000_000;
  static final double RATE = 0.3;

  /** Of the coin of that rate. */
  static final long HEADS = heads(Streams.stream("speed"), DRAWS);

  /** 64 fair coins: each exceeds 5.6 standard errors with probability 2.1e-8. */
  static final double BIT_LIMIT = 5.6;

  /** Three quarters of the range of the raw draws: the last quarter must be thrown away. */
  static final long AWKWARD = 3L << 61;

  @StatisticalTest(falseAlarm = 1e-6)
  void nextLong_everyBit_isFair() {
    assertTrue(worstBit(Streams.stream("speed"), DRAWS) < BIT_LIMIT);
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void nextBelow_thousand_isUniform() {
    assertTrue(uniform(below(Streams.stream("speed"), DRAWS)));
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void nextBelow_awkwardBound_hasNoBiasOfTheRemainder() {
    PrivateStream bits = Streams.stream("speed");
    assertTrue(uniform(awkward(() -> bits.nextBelow(AWKWARD), DRAWS)));
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void nextUniform_cells_areEven() {
    assertTrue(uniform(cells(Streams.stream("speed"), DRAWS, 1)));
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void bernoulli_rate_asProbability() {
    assertTrue(Coins.agree(HEADS, DRAWS, RATE));
  }

  /** The largest deviation of a bit's mean from one half, in standard errors. */
  static double worstBit(PrivateStream bits, int draws) {
    long[] ones = new long[Long.SIZE];
    for (int i = 0; i < draws; i++) {
      long word = bits.nextLong();
      for (int bit = 0; bit < Long.SIZE; bit++) {
        ones[bit] += word >>> bit & 1;
      }
    }
    return Arrays.stream(ones)
        .mapToDouble(count -> Math.abs(count - draws / 2.0) / Math.sqrt(draws / 4.0))
        .max()
        .orElseThrow();
  }

  static long heads(PrivateStream bits, int draws) {
    return Coins.heads(() -> bits.bernoulli(RATE), draws);
  }

  static long[] below(PrivateStream bits, int draws) {
    long[] counts = new long[1000];
    for (int i = 0; i < draws; i++) {
      counts[(int) bits.nextBelow(counts.length)]++;
    }
    return counts;
  }

  static long[] awkward(LongSupplier belowAwkward, int draws) {
    long[] counts = new long[6];
    for (int i = 0; i < draws; i++) {
      counts[(int) (belowAwkward.getAsLong() / (AWKWARD / 6))]++;
    }
    return counts;
  }

  static long[] cells(PrivateStream bits, int draws, double scale) {
    long[] counts = new long[1024];
    for (int i = 0; i < draws; i++) {
      counts[(int) (bits.nextUniform() * scale * counts.length)]++;
    }
    return counts;
  }

  static boolean uniform(long[] counts) {
    double[] p = new double[counts.length];
    Arrays.fill(p, 1.0 / p.length);
    return ChiSquare.statistic(counts, p)
        < ChiSquare.quantile(counts.length - 1, IntegerLaw.UNLUCKY);
  }
}
