package org.hallmark.privacy.ledger;

import org.hallmark.privacy.event.Composed;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.SelfComposed;
import org.hallmark.privacy.event.Withheld;
import org.hallmark.provenance.Digest;

/**
 * A look at the source that someone wants to take.
 *
 * @param id kebab-case id, unique in the run
 * @param purpose what it is for, in words
 * @param run the run's consecutive number
 * @param context digest of the run's {@link org.hallmark.privacy.entropy.EntropyContext}
 * @param event what the look costs
 */
public record ChargeRequest(
    String id, String purpose, int run, Digest context, PrivacyEvent event) {
  public ChargeRequest {
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("id must be in kebab-case. Provided value: " + id);
    }
    if (run < 1) {
      throw new IllegalArgumentException("run must be at least 1. Provided value: " + run);
    }
    if (event instanceof Composed || event instanceof SelfComposed || event instanceof Withheld) {
      throw new IllegalArgumentException(
          "event must be one look that numbers describe. Provided value: " + event.mechanism());
    }
  }
}
