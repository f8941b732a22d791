package org.hallmark.generators.djl;

import org.hallmark.generators.ClippedGradients;
import org.hallmark.generators.EncodedUnits;
import org.hallmark.generators.Network;
import org.hallmark.privacy.dpsgd.DpSgd;

/** The clipped gradients of a network, by privacy unit. */
public interface ModelGradients extends ClippedGradients {
  /**
   * Over {@code rows}.
   *
   * @param dpSgd gives the clipping norm, how sums are taken and, by the divisor, the rows in
   *     micro-batches
   */
  static ModelGradients of(TorchEngine engine, Network network, EncodedUnits rows, DpSgd dpSgd) {
    return rows.most() == 1
        ? new ProbedModel(engine, network, rows.rows(), dpSgd)
        : new UnitModel(engine, network, rows, dpSgd);
  }

  /**
   * Passes if exact sums can be exact here, or are not asked for.
   *
   * @throws org.hallmark.generators.InexactEngineException if they cannot
   */
  void requireExactness(float[] weights);
}
