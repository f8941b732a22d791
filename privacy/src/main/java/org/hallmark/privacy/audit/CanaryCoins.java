package org.hallmark.privacy.audit;

import org.hallmark.privacy.entropy.PrivateEntropy;
import org.hallmark.privacy.entropy.PrivateStream;

/** Which canaries are in: a fair coin each, from private randomness. */
public final class CanaryCoins {
  private static final String PURPOSE = "canary-coins";
  private static final String EVENT = "audit";

  private CanaryCoins() {}

  /** The coins of {@code canaries} canaries. */
  public static boolean[] toss(PrivateEntropy entropy, int canaries) {
    PrivateStream bits = entropy.stream(PURPOSE, EVENT, "canaries");
    boolean[] in = new boolean[canaries];
    for (int i = 0; i < canaries; i++) {
      in[i] = bits.nextLong() < 0;
    }
    return in;
  }
}
