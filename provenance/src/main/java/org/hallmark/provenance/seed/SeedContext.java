package org.hallmark.provenance.seed;

import org.hallmark.provenance.Digest;
import org.hallmark.provenance.LengthFramed;

/**
 * What fixes every public seed of a run: nothing in it can be chosen after the plan is sealed.
 *
 * @param effectivePlan digest of the sealed plan with its amendments
 * @param data commitment to the source data
 * @param freshness the outside value fixed after the seal, or {@code none}
 * @param run the run's consecutive number, from 1
 */
public record SeedContext(Digest effectivePlan, Commitment data, String freshness, int run) {
  public SeedContext {
    if (run < 1) {
      throw new IllegalArgumentException("run must be at least 1. Provided value: " + run);
    }
  }

  /** The length-framed context. */
  public byte[] bytes() {
    return LengthFramed.of("hallmark-seed-context-v1")
        .and(effectivePlan.bytes())
        .and(data.hex())
        .and(freshness)
        .and(run)
        .bytes();
  }
}
