package org.hallmark.privacy.entropy;

import org.hallmark.provenance.LengthFramed;

/**
 * What one stream of private randomness is for.
 *
 * @param purpose {@code noise}, {@code sampling}, …
 * @param event id of the privacy event that pays for it
 * @param step training step, from 0; 0 where there are no steps
 * @param tensor name of the tensor, observable or law
 * @param shard part of a tensor that is drawn on its own, from 0
 */
public record StreamLabel(String purpose, String event, long step, String tensor, int shard) {
  public StreamLabel {
    if (step < 0) {
      throw new IllegalArgumentException("step must be at least 0. Provided value: " + step);
    }
    if (shard < 0) {
      throw new IllegalArgumentException("shard must be at least 0. Provided value: " + shard);
    }
  }

  /** The label without its step. */
  StreamLabel series() {
    return new StreamLabel(purpose, event, 0, tensor, shard);
  }

  byte[] bytes() {
    return LengthFramed.of("hallmark-private-stream-v1", purpose, event)
        .and(step)
        .and(tensor)
        .and(shard)
        .bytes();
  }
}
