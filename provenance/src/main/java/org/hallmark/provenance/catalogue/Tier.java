package org.hallmark.provenance.catalogue;

/** How far a verification goes; each tier includes the ones before it. */
public enum Tier {
  /** Signatures, closed file set, digests, order, arithmetic, judgements, report. */
  SEAL("the seal"),
  /** Every number that needs only published files. */
  RECOMPUTE("every number that the published files determine"),
  /** The synthetic data from the published weights and public seeds. */
  REPLAY("the synthetic data, regenerated from weights and public seed"),
  /** Training with its noise, and every number about the source, from source and secret. */
  ESCROW("training and its noise, and every number about the source, from the source itself");

  private final String proves;

  Tier(String proves) {
    this.proves = proves;
  }

  /** What it proves beyond the tier before it, as a phrase. */
  public String proves() {
    return proves;
  }

  /** Does a verification at this tier include {@code other}? */
  public boolean includes(Tier other) {
    return compareTo(other) >= 0;
  }
}
