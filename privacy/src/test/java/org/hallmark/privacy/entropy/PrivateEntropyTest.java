package org.hallmark.privacy.entropy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hallmark.privacy.Streams;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.seed.Commitment;
import org.junit.jupiter.api.Test;

final class PrivateEntropyTest {
  private static final Digest PLAN = digest("plan");
  private static final Commitment DATA = data("ab");
  private static final Digest CODE = digest("code");

  @Test
  void stream_knownSecret_asComputedByPython() {
    // hashlib, hmac and cryptography 48.0.0 (AES-CTR), following the class comments.
    PrivateStream stream = Streams.entropy().stream("noise", "training", 3, "weights", 0);
    long[] first = {
      0xa9b8b79ffd6d2c9cL, 0x5887ce83c5a83f5fL, 0xa8a5345865442842L, 0x3ac8e9ec701fcf10L
    };
    for (long expected : first) {
      assertEquals(expected, stream.nextLong());
    }
    for (int i = first.length; i < 1024; i++) {
      stream.nextLong();
    }
    assertEquals(0xe3da7cbf0ca27bbcL, stream.nextLong());
  }

  @Test
  void stream_differentLabelOrContext_neverRepeats() {
    List<EntropyContext> contexts =
        List.of(
            new EntropyContext(PLAN, DATA, "none", 1, CODE, "avx2"),
            new EntropyContext(PLAN, DATA, "none", 2, CODE, "avx2"),
            new EntropyContext(digest("amended"), DATA, "none", 1, CODE, "avx2"),
            new EntropyContext(digest("amended twice"), DATA, "none", 1, CODE, "avx2"),
            new EntropyContext(PLAN, data("cd"), "none", 1, CODE, "avx2"),
            new EntropyContext(PLAN, DATA, "beacon", 1, CODE, "avx2"),
            new EntropyContext(PLAN, DATA, "none", 1, digest("other code"), "avx2"),
            new EntropyContext(PLAN, DATA, "none", 1, CODE, "portable"));
    Set<Long> seen = new HashSet<>();
    int streams = 0;
    for (EntropyContext context : contexts) {
      PrivateEntropy entropy = PrivateEntropy.of(Streams.knownSecret(), context);
      for (String purpose : List.of("noise", "sampling")) {
        for (String event : List.of("training", "observable-speed", "observable-density")) {
          for (String tensor : List.of("a", "b")) {
            for (int step = 0; step < 3; step++) {
              for (int shard = 0; shard < 2; shard++) {
                seen.add(entropy.stream(purpose, event, step, tensor, shard).nextLong());
                streams++;
              }
            }
          }
        }
      }
    }
    assertEquals(streams, seen.size());
  }

  @Test
  void stream_openedTwice_isRefused() {
    PrivateEntropy entropy = Streams.entropy();
    entropy.stream("noise", "training", 4, "weights", 0);
    assertThrows(
        IllegalStateException.class, () -> entropy.stream("noise", "training", 4, "weights", 0));
    assertThrows(
        IllegalStateException.class, () -> entropy.stream("noise", "training", 3, "weights", 0));
    entropy.stream("noise", "training", 4, "weights", 1);
    entropy.stream("noise", "training", 5, "weights", 0);
  }

  @Test
  void replay_sameLabel_sameBits() {
    PrivateEntropy entropy = Streams.entropy();
    long first = entropy.stream("noise", "training", "weights").nextLong();
    assertEquals(first, entropy.replay().stream("noise", "training", "weights").nextLong());
  }

  @Test
  void toString_secret_showsNothing() {
    assertEquals("ReleaseSecret", Streams.knownSecret().toString());
    assertEquals("PrivateEntropy", Streams.entropy().toString());
    assertFalse(Streams.stream("speed").toString().matches(".*[0-9a-f]{16}.*"));
    assertTrue(Streams.knownSecret().equals(Streams.knownSecret()));
  }

  private static Digest digest(String text) {
    return Digest.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Commitment data(String pair) {
    return new Commitment(Commitment.HMAC_SHA256, "source-data", pair.repeat(32));
  }
}
