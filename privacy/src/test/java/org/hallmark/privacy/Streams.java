package org.hallmark.privacy;

import org.hallmark.privacy.entropy.EntropyContext;
import org.hallmark.privacy.entropy.PrivateEntropy;
import org.hallmark.privacy.entropy.PrivateStream;
import org.hallmark.privacy.entropy.ReleaseSecret;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.seed.Commitment;

/** Entropy of a secret that everybody knows: for tests of distributions alone. */
public final class Streams {
  private Streams() {}

  public static ReleaseSecret knownSecret() {
    byte[] bytes = new byte[ReleaseSecret.LENGTH];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return ReleaseSecret.of(bytes);
  }

  public static EntropyContext context(int run) {
    return new EntropyContext(
        Digest.of("plan".getBytes()),
        new Commitment(Commitment.HMAC_SHA256, "source-data", "ab".repeat(32)),
        "none",
        run,
        Digest.of("code".getBytes()),
        "avx2");
  }

  public static PrivateEntropy entropy() {
    return PrivateEntropy.of(knownSecret(), context(1));
  }

  public static PrivateStream stream(String event) {
    return entropy().stream("noise", event, "cells");
  }
}
