package org.hallmark.generators.djl;

import java.util.List;
import org.hallmark.privacy.dpsgd.StepVector;

/** The clipped gradients of one step, summed micro-batch by micro-batch. */
interface ClippedSums {
  /**
   * Adds the clipped gradients of a micro-batch.
   *
   * @param factors of every layer
   * @param records the first so many rows are records, the rest is padding
   */
  void add(List<ProbeTape.Factors> factors, int records);

  /** Writes the sum of all that was added. */
  void read(StepVector into);
}
