package org.hallmark.generators.marginal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hallmark.generators.CountedArchitecture;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.PlannedLook;
import org.hallmark.privacy.ledger.Budget;
import org.hallmark.privacy.ledger.Charge;
import org.hallmark.privacy.ledger.ChargeRequest;
import org.hallmark.privacy.ledger.Ledger;
import org.hallmark.privacy.source.ConfidentialSource;
import org.hallmark.privacy.source.UnitGate;
import org.hallmark.privacy.training.TrainingMechanism;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.seed.Commitment;
import org.hallmark.tables.Table;

/** Generators of counts, measured as a release measures them, with a ledger of their own. */
public final class Measured {
  private Measured() {}

  public static TrainedGenerator privately(
      CountedArchitecture architecture, TrainingMechanism mechanism, Table rows) {
    Commitment commitment = Commitment.to("data", new byte[Commitment.SALT_LENGTH], new byte[0]);
    return architecture.measure(
        ConfidentialSource.of(rows, commitment)
            .past(UnitGate.ofRecords())
            .marginals(charges(mechanism), architecture.codes(rows.schema()), Fixtures.entropy()),
        mechanism);
  }

  private static List<Charge> charges(TrainingMechanism mechanism) {
    Budget rich = new Budget(Adjacency.ADD_OR_REMOVE, 1e9, 0.5);
    try {
      Path folder = Files.createTempDirectory("hallmark-measured");
      try (Ledger ledger = Ledger.open(folder.resolve("ledger.jsonl"), rich)) {
        List<Charge> charges = new ArrayList<>();
        for (PlannedLook look : mechanism.looks()) {
          charges.add(
              ledger.charge(
                  new ChargeRequest(
                      look.id(), look.purpose(), 1, Fixtures.context().digest(), look.event())));
        }
        return charges;
      } finally {
        DurableFiles.deleteTree(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedDocumentException e) {
      throw new IllegalStateException(e);
    }
  }
}
