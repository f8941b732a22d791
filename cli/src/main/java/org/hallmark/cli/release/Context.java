package org.hallmark.cli.release;

import org.hallmark.preregistration.plan.PlanFrame;
import org.hallmark.preregistration.run.RunOpen;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.privacy.entropy.EntropyContext;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.Words;
import org.hallmark.provenance.seed.SeedContext;

/**
 * What a run's randomness hangs on, both the public and the private one.
 *
 * @param seal the seal
 * @param freshness the outside value, or {@code none}
 * @param open the run's opening entry
 */
public record Context(Seal seal, PlanFrame.Freshness freshness, RunOpen open) {
  /** What public seeds are derived from. */
  public SeedContext seeds() {
    return new SeedContext(seal.plan(), seal.data(), Words.kebab(freshness), open.run());
  }

  /** What private streams are derived from, together with the secret. */
  EntropyContext entropy() {
    return new EntropyContext(
        open.plan(),
        seal.data(),
        Words.kebab(freshness),
        open.run(),
        open.code(),
        open.numericMode());
  }

  /** Would a run with this plan, code and mode have the same context? */
  boolean is(Digest plan, Digest code, String numericMode) {
    return open.plan().equals(plan)
        && open.code().equals(code)
        && open.numericMode().equals(numericMode);
  }
}
