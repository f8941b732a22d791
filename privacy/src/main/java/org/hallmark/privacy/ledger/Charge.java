package org.hallmark.privacy.ledger;

import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.provenance.Digest;

/**
 * A look at the source that has been paid for and durably recorded. Only a {@link Ledger} makes
 * one.
 */
public final class Charge {
  private final ChargeRequest request;
  private final Digest entry;

  Charge(ChargeRequest request, Digest entry) {
    this.request = request;
    this.entry = entry;
  }

  public String id() {
    return request.id();
  }

  public String purpose() {
    return request.purpose();
  }

  public int run() {
    return request.run();
  }

  public Digest context() {
    return request.context();
  }

  public PrivacyEvent event() {
    return request.event();
  }

  /** Digest of the line in the ledger. */
  public Digest entry() {
    return entry;
  }

  @Override
  public String toString() {
    return "Charge[" + id() + ", " + event() + "]";
  }
}
