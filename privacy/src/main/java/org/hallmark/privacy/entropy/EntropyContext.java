package org.hallmark.privacy.entropy;

import org.hallmark.provenance.Digest;
import org.hallmark.provenance.LengthFramed;
import org.hallmark.provenance.seed.Commitment;

/**
 * Everything that fixes the private randomness of one run beside the secret. The same context gives
 * the same noise, and is one release that is charged once; any other context gives other noise.
 *
 * @param plan digest of the sealed plan with its amendments
 * @param data commitment to the source data
 * @param freshness the outside value fixed after the seal, or {@code none}
 * @param run the run's consecutive number, from 1
 * @param code digest of the program
 * @param numericMode the arithmetic of the training
 */
public record EntropyContext(
    Digest plan, Commitment data, String freshness, int run, Digest code, String numericMode) {
  public EntropyContext {
    if (run < 1) {
      throw new IllegalArgumentException("run must be at least 1. Provided value: " + run);
    }
  }

  /** SHA-256 of the length-framed context: what the ledger and the key derivation know it by. */
  public Digest digest() {
    return Digest.of(
        LengthFramed.of("hallmark-entropy-context-v1")
            .and(plan.bytes())
            .and(data.hex())
            .and(freshness)
            .and(run)
            .and(code.bytes())
            .and(numericMode)
            .bytes());
  }
}
