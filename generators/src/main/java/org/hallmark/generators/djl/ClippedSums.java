package org.hallmark.generators.djl;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.hallmark.generators.Layer;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.dpsgd.Sums;

/**
 * The clipped gradients of a step, summed micro-batch by micro-batch, for one step after another.
 */
interface ClippedSums {
  /** Sums as {@code dpSgd} has them, over these layers. */
  static ClippedSums of(
      NDManager manager, List<Layer> layers, ParameterLayout layout, DpSgd dpSgd) {
    return dpSgd.sums() == Sums.EXACT
        ? new ExactSums(manager, layers, layout, dpSgd.clip())
        : new FloatSums(manager, layout, dpSgd.clip());
  }

  /** Starts a step. */
  void clear();

  /**
   * Adds the clipped gradients of a micro-batch.
   *
   * @param factors of every layer, changed in place
   * @param records the first so many rows are records, the rest is padding
   */
  void add(List<ProbeTape.Factors> factors, int records);

  /** Writes the sum of all that was added. */
  void read(StepVector into);
}
