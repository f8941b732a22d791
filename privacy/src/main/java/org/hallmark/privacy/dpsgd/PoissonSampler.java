package org.hallmark.privacy.dpsgd;

import java.util.Arrays;
import org.hallmark.privacy.entropy.PrivateEntropy;
import org.hallmark.privacy.entropy.PrivateStream;

/**
 * Poisson sampling: every record joins a step by its own coin, independent of all other records and
 * steps. The size of a draw is random, may be zero, and is itself private.
 *
 * <p>A coin compares 64 bits with ⌊rate·2^64⌋, which is the rate itself wherever the rate is a
 * double of at least 2^-11, and never above it.
 */
public final class PoissonSampler {
  private static final String ROWS = "rows";

  private final double rate;
  private final int steps;
  private final PrivateEntropy entropy;

  PoissonSampler(double rate, int steps, PrivateEntropy entropy) {
    this.rate = rate;
    this.steps = steps;
    this.entropy = entropy;
  }

  /**
   * The records of a step, rising; steps must be asked for in order.
   *
   * @param step from 0
   * @param rows how many records there are
   */
  public int[] draw(int step, int rows) {
    DpSgd.requireStep(step, steps);
    PrivateStream coins = entropy.stream(DpSgd.SAMPLING, DpSgd.EVENT, step, ROWS, 0);
    long threshold = PrivateStream.threshold(rate);
    int[] drawn = new int[rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      boolean joins = Long.compareUnsigned(coins.nextLong(), threshold) < 0 || rate == 1;
      if (joins) {
        drawn[count++] = row;
      }
    }
    return Arrays.copyOf(drawn, count);
  }
}
