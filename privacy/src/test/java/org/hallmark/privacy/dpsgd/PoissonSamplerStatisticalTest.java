package org.hallmark.privacy.dpsgd;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.hallmark.privacy.ChiSquare;
import org.hallmark.privacy.Coins;
import org.hallmark.privacy.IntegerLaw;
import org.hallmark.privacy.Streams;
import org.hallmark.provenance.StatisticalTest;

/**
 * Does every record join by its own coin? The size of a draw then has variance n·q·(1−q); draws of
 * a fixed or nearly fixed size, which look right record by record, have less.
 */
final class PoissonSamplerStatisticalTest {
  static final int ROWS = 500;
  static final int STEPS = 20_000;
  static final long COINS = (long) ROWS * STEPS;
  static final double RATE = 0.2;

  /** Standard errors; a normal law exceeds five of them with probability 5.7e-7. */
  static final double LIMIT = Coins.LIMIT;

  /** What is counted over all steps. */
  static final class Tally {
    final double[] sizes = new double[STEPS];
    final long[] joins = new long[ROWS];
    private double pairs;

    void add(int step, boolean[] joined) {
      for (int row = 0; row < ROWS; row++) {
        sizes[step] += joined[row] ? 1 : 0;
        joins[row] += joined[row] ? 1 : 0;
        if (row > 0) {
          pairs += centred(joined[row - 1]) * centred(joined[row]);
        }
      }
    }

    static double centred(boolean joined) {
      return (joined ? 1 : 0) - RATE;
    }

    long heads() {
      return Arrays.stream(joins).sum();
    }

    /** Σ over neighbours of their covariance, in standard errors. */
    double pairScore() {
      return pairs / (RATE * (1 - RATE) * Math.sqrt(COINS - STEPS));
    }
  }

  static final Tally TALLY = tally(ROWS + 1);

  @StatisticalTest(falseAlarm = 1e-6)
  void draw_meanSize_asRate() {
    assertTrue(Coins.agree(TALLY.heads(), COINS, RATE));
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void draw_everyRecord_joinsAsOften() {
    assertTrue(evenly(TALLY.joins));
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void draw_neighbours_areIndependent() {
    assertTrue(Math.abs(TALLY.pairScore()) < LIMIT);
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void draw_varianceOfSize_asIndependentCoins() {
    assertTrue(Math.abs(varianceScore(TALLY.sizes)) < LIMIT);
  }

  /** The draws of all steps, where every {@code alike}-th record does what the one before does. */
  static Tally tally(int alike) {
    PoissonSampler sampler = new DpSgd(RATE, 1, 1, STEPS, 1, Sums.EXACT).sampler(Streams.entropy());
    Tally tally = new Tally();
    for (int step = 0; step < STEPS; step++) {
      boolean[] joined = new boolean[ROWS];
      for (int row : sampler.draw(step, ROWS)) {
        joined[row] = true;
      }
      for (int row = alike; row < ROWS; row += alike) {
        joined[row] = joined[row - 1];
      }
      tally.add(step, joined);
    }
    return tally;
  }

  /** Given their total, the counts of the records are multinomial but for a factor 1 − rate. */
  static boolean evenly(long[] joins) {
    double[] p = new double[joins.length];
    Arrays.fill(p, 1.0 / p.length);
    return ChiSquare.statistic(joins, p) / (1 - RATE)
        < ChiSquare.quantile(joins.length - 1, IntegerLaw.UNLUCKY);
  }

  /** The sample variance of a nearly normal law has a relative standard error of √(2/steps). */
  static double varianceScore(double[] sizes) {
    double mean = Arrays.stream(sizes).average().orElseThrow();
    double sum = 0;
    for (double size : sizes) {
      sum += (size - mean) * (size - mean);
    }
    double ratio = sum / (sizes.length - 1) / (ROWS * RATE * (1 - RATE));
    return (ratio - 1) / Math.sqrt(2.0 / sizes.length);
  }
}
