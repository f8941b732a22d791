package org.hallmark.privacy.ledger;

import java.util.Optional;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.LengthFramed;

/**
 * A plan that wants to be paid for out of a dataset's budget. All of it is public.
 *
 * @param account what the plan is called in the ledger, see {@link #account}
 * @param dataset kebab-case id of the dataset that the plan declares
 * @param stated the dataset's budget, where the plan states one
 * @param name the plan's name
 * @param plan digest of the sealed plan
 * @param unit what tells the units apart that the plan protects, where these are more than records
 * @param spends what all runs of the plan may spend together
 * @param admittedAt the time, for the owner
 */
public record AdmissionRequest(
    Digest account,
    String dataset,
    Optional<Budget> stated,
    String name,
    Digest plan,
    Optional<String> unit,
    Budget spends,
    String admittedAt) {
  /** Name of the salt that an owner's state keeps for {@link #account}. */
  public static final String SALT = "ledger-admission";

  /** The budget that the dataset gets if it is registered by this plan. */
  Budget registers() {
    return stated.orElse(spends);
  }

  /**
   * The same for the same plan in the same owner's state, so that a plan is paid for once. The salt
   * keeps anybody from guessing lines by the digests that releases publish.
   */
  public static Digest account(byte[] salt, Digest plan) {
    return Digest.of(
        LengthFramed.of("hallmark-admission-v1").and(salt).and(plan.toString()).bytes());
  }
}
