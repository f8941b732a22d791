package org.hallmark.generators;

import java.util.Optional;
import java.util.SortedMap;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * A model's architecture as data: with the weights it is all that a stranger needs to draw from it.
 * It is public, being a function of the plan. Implementations are records whose components are its
 * wire form.
 */
public interface Architecture {
  /** The generator's id with its version: the same for ever for the same bits. */
  String id();

  /** Whether its columns are those of {@code schema}, each in the form that it was made for. */
  boolean fits(Schema schema);

  /** What tensors of weights, which may come from anybody, must be, where they are not. */
  Optional<String> problem(SortedMap<String, Tensor> tensors);

  /** What draws rows with these weights, one for each row of keys. */
  RowDraws draws(Weights weights, Schema schema, Table keys);

  /**
   * The model with these weights, which has the capabilities whose interfaces it implements ({@link
   * org.hallmark.generators.capability}).
   */
  Object model(Weights weights);

  /** Canonical JSON. */
  default byte[] bytes() {
    return CanonicalJson.bytes(this);
  }
}
