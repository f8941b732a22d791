package org.hallmark.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.ledger.Budget;
import org.hallmark.privacy.ledger.Charge;
import org.hallmark.privacy.ledger.ChargeRequest;
import org.hallmark.privacy.ledger.Ledger;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * Charges of a rich owner.
 *
 * @param folder where the ledger lies
 */
public record Charges(Path folder) {
  private static final Budget RICH = new Budget(Adjacency.ADD_OR_REMOVE, 1e9, 0.5);

  /** Pays for a look. */
  public Charge charge(String id, PrivacyEvent event) {
    try (Ledger ledger = Ledger.open(folder.resolve("ledger.jsonl"), RICH)) {
      return ledger.charge(new ChargeRequest(id, "a test", 1, Streams.context(1).digest(), event));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedDocumentException e) {
      throw new IllegalStateException(e);
    }
  }
}
