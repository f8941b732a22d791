package org.hallmark.cli.release;

import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.run.RunOpen;
import org.hallmark.preregistration.seal.Registration;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.privacy.entropy.EntropyContext;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;
import org.hallmark.provenance.seed.SeedContext;

/**
 * What a run's randomness hangs on, both the public and the private one.
 *
 * @param seal the seal
 * @param freshness the outside value, or {@code none}
 * @param open the run's opening entry
 */
public record Context(Seal seal, String freshness, RunOpen open) {
  /** The context of a run. */
  public static Context of(Registration registration, RunLedger runs, int run)
      throws MalformedDocumentException {
    return new Context(
        Records.read(Registration.SEAL, registration.bytes(Registration.SEAL), Seal.class),
        registration.seedText(run),
        runs.open(run));
  }

  /** What public seeds are derived from. */
  public SeedContext seeds() {
    return new SeedContext(open.plan(), seal.data(), freshness, open.run());
  }

  /** What private streams are derived from, together with the secret. */
  public EntropyContext entropy() {
    return new EntropyContext(
        open.plan(), seal.data(), freshness, open.run(), open.code(), open.numericMode());
  }

  /** Would a run with this plan, code and mode have the same context? */
  boolean is(Digest plan, Digest code, String numericMode) {
    return open.plan().equals(plan)
        && open.code().equals(code)
        && open.numericMode().equals(numericMode);
  }
}
