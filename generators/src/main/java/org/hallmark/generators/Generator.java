package org.hallmark.generators;

import java.util.List;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;
import org.hallmark.tables.Schema;

/**
 * A kind of generative model, one entry of the catalogue. It reads its part of a plan and its
 * architecture; what it trains on is the architecture's {@link Network}.
 */
public interface Generator {
  /** Its id with the version, permanent: whatever changes a byte that it makes is another one. */
  String id();

  /** What a plan calls it: the id without the version. */
  default String family() {
    return id().substring(0, id().lastIndexOf("-v"));
  }

  /**
   * Reads what the plan's section {@code generator} says of the model itself.
   *
   * @param keys the columns of the public frame
   */
  ModelPlan plan(Fields fields, Schema schema, List<String> keys);

  /**
   * Reads the plan's {@code training}.
   *
   * @param model what the plan says of the model
   * @param nominalSize public stand-in for the number of records
   */
  default PlannedTraining training(Fields fields, ModelPlan model, long nominalSize) {
    return TrainingPlan.read(fields, nominalSize);
  }

  /** Reads an architecture, which may come from anybody. */
  Architecture read(String document, Node node) throws MalformedDocumentException;
}
