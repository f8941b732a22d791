package org.hallmark.privacy.entropy;

import java.util.HashMap;
import java.util.Map;
import org.hallmark.provenance.Hkdf;

/**
 * The private randomness of one run: gradient noise, Poisson coins, noise of counts.
 *
 * <p>HKDF-SHA-256 (RFC 5869) with the release secret as input key material, the context's digest as
 * salt and the length-framed {@link StreamLabel} as info gives each stream its own AES-256 key and
 * counter. The privacy that rests on it is therefore computational.
 *
 * <p>A stream may be opened once. The guard remembers the last step of each series (purpose, event,
 * tensor, shard), so it needs memory for the series only, and steps must rise. Work that is done
 * again from an earlier step takes a {@link #replay()}.
 */
public final class PrivateEntropy {
  private static final int KEY_LENGTH = 32;
  private static final int COUNTER_LENGTH = 16;

  private final byte[] key;
  private final Map<StreamLabel, Long> lastSteps = new HashMap<>();

  private PrivateEntropy(byte[] key) {
    this.key = key;
  }

  /** The randomness that {@code secret} gives in {@code context}. */
  public static PrivateEntropy of(ReleaseSecret secret, EntropyContext context) {
    return new PrivateEntropy(secret.extract(context.digest().bytes()));
  }

  /**
   * The same randomness with a fresh guard: for doing a computation again, to the same bits and for
   * the same inputs, after it broke off.
   */
  public PrivateEntropy replay() {
    return new PrivateEntropy(key);
  }

  /** A stream outside training steps. */
  public PrivateStream stream(String purpose, String event, String tensor) {
    return stream(purpose, event, 0, tensor, 0);
  }

  /**
   * Opens a stream.
   *
   * @throws IllegalStateException if it, or a later step of its series, was opened before
   */
  public synchronized PrivateStream stream(
      String purpose, String event, long step, String tensor, int shard) {
    StreamLabel label = new StreamLabel(purpose, event, step, tensor, shard);
    Long last = lastSteps.get(label.series());
    if (last != null && step <= last) {
      throw new IllegalStateException(
          "step must be above " + last + ", the last one opened, in " + label);
    }
    lastSteps.put(label.series(), step);
    byte[] material = Hkdf.expand(key, label.bytes(), KEY_LENGTH + COUNTER_LENGTH);
    return new PrivateStream(label, material, KEY_LENGTH);
  }

  @Override
  public String toString() {
    return "PrivateEntropy";
  }
}
