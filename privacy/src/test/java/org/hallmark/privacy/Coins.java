package org.hallmark.privacy;

import java.util.function.BooleanSupplier;

/** Counted coins, and the law that they should have. */
public final class Coins {
  /** Standard errors; a normal law exceeds five of them, either way, with probability 5.8e-7. */
  public static final double LIMIT = 5;

  private Coins() {}

  /** How often a coin says yes. */
  public static long heads(BooleanSupplier coin, int draws) {
    long heads = 0;
    for (int i = 0; i < draws; i++) {
      heads += coin.getAsBoolean() ? 1 : 0;
    }
    return heads;
  }

  /** Whether so many heads are likely for a coin of probability {@code p}. */
  public static boolean agree(long heads, long draws, double p) {
    return Math.abs(heads - draws * p) < LIMIT * Math.sqrt(draws * p * (1 - p));
  }
}
