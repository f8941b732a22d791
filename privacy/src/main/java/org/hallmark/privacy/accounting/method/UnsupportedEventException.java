package org.hallmark.privacy.accounting.method;

import org.hallmark.privacy.event.Adjacency;
import org.hallmark.provenance.json.Words;

/** An accountant has no rigorous answer for an event under an adjacency. */
public final class UnsupportedEventException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String accountant;
  private final String mechanism;
  private final Adjacency adjacency;

  public UnsupportedEventException(String accountant, String mechanism, Adjacency adjacency) {
    super(
        accountant
            + " has no rigorous bound for "
            + mechanism
            + " under "
            + Words.kebab(adjacency));
    this.accountant = accountant;
    this.mechanism = mechanism;
    this.adjacency = adjacency;
  }

  /** The id of the accountant. */
  public String accountant() {
    return accountant;
  }

  /** The id of the event's mechanism. */
  public String mechanism() {
    return mechanism;
  }

  public Adjacency adjacency() {
    return adjacency;
  }
}
