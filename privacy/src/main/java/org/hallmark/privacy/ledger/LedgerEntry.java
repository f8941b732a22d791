package org.hallmark.privacy.ledger;

import java.util.SortedMap;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.PrivacyEvents;
import org.hallmark.provenance.Digest;

/**
 * One line of a ledger: a look, and the digest of the line before it.
 *
 * @param schema {@value #SCHEMA}
 * @param sequence from 1, without gaps
 * @param previous digest of the line before, or of the schema id for the first
 * @param context what the run's private randomness hangs on
 * @param run the run's consecutive number
 * @param id the look's id, unique in the context
 * @param purpose what it is for, in words
 * @param mechanism kebab-case id of the mechanism
 * @param parameters the event's numbers
 * @param adjacency the neighbouring relation of the budget in force
 * @param delta δ of the budget in force
 * @param budget ε of the budget in force
 */
record LedgerEntry(
    String schema,
    long sequence,
    Digest previous,
    Digest context,
    int run,
    String id,
    String purpose,
    String mechanism,
    SortedMap<String, Double> parameters,
    Adjacency adjacency,
    double delta,
    double budget)
    implements ChainLine {
  static final String SCHEMA = "hallmark-ledger-entry-v1";
  static final ChainFile.Form<LedgerEntry> FORM =
      new ChainFile.Form<>(LedgerEntry.class, SCHEMA, LedgerEntry::request);

  static LedgerEntry of(long sequence, Digest previous, ChargeRequest request, Budget budget) {
    return new LedgerEntry(
        SCHEMA,
        sequence,
        previous,
        request.context(),
        request.run(),
        request.id(),
        request.purpose(),
        request.event().mechanism(),
        request.event().parameters(),
        budget.adjacency(),
        budget.delta(),
        budget.epsilon());
  }

  PrivacyEvent event() {
    return PrivacyEvents.of(mechanism, parameters);
  }

  ChargeRequest request() {
    return new ChargeRequest(id, purpose, run, context, event());
  }
}
