package org.hallmark.generators;

import java.util.Optional;
import java.util.SortedMap;
import org.hallmark.tables.Table;

/** The architecture of a model whose weights are moved by gradients of records. */
public interface NetworkArchitecture extends Architecture {
  /** What is trained. */
  Network network();

  /**
   * Rows as the network sees them, by public rules, each row on its own. Bad and missing cells and
   * cells out of bounds are encoded silently.
   */
  StorableRows encode(Table table);

  @Override
  default Optional<String> problem(SortedMap<String, Tensor> tensors) {
    return Weights.problem(network(), tensors);
  }
}
