package org.hallmark.privacy.dpsgd;

import java.util.Arrays;
import org.hallmark.privacy.entropy.PrivateEntropy;
import org.hallmark.privacy.entropy.PrivateStream;

/**
 * Poisson sampling: every privacy unit joins a step by its own coin, independent of all other units
 * and steps. The size of a draw is random, may be zero, and is itself private.
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
   * The units of a step, rising; steps must be asked for in order.
   *
   * @param step from 0
   * @param units how many there are
   */
  public int[] draw(int step, int units) {
    DpSgd.requireStep(step, steps);
    PrivateStream coins = entropy.stream(DpSgd.SAMPLING, DpSgd.EVENT, step, ROWS, 0);
    long threshold = PrivateStream.threshold(rate);
    int[] drawn = new int[units];
    int count = 0;
    for (int unit = 0; unit < units; unit++) {
      boolean joins = Long.compareUnsigned(coins.nextLong(), threshold) < 0 || rate == 1;
      if (joins) {
        drawn[count++] = unit;
      }
    }
    return Arrays.copyOf(drawn, count);
  }
}
