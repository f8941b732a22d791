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
  /** Sums as {@code dpSgd} has them, over these layers, of units that have so many places. */
  static ClippedSums of(
      NDManager manager, List<Layer> layers, ParameterLayout layout, DpSgd dpSgd, UnitSlots slots) {
    if (slots.count() > 1) {
      return dpSgd.sums() == Sums.EXACT
          ? new ExactUnitSums(manager, layout, dpSgd.clip(), slots)
          : new FloatUnitSums(manager, layout, dpSgd.clip(), slots);
    }
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
   * @param records the first so many rows are records, or places of units; the rest is padding
   */
  void add(List<ProbeTape.Factors> factors, int records);

  /** Writes the sum of all that was added. */
  void read(StepVector into);
}
