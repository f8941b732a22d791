package org.hallmark.generators.djl;

import org.hallmark.generators.ClippedGradients;
import org.hallmark.generators.EncodedUnits;
import org.hallmark.generators.VaeShape;
import org.hallmark.privacy.dpsgd.DpSgd;

/** The clipped gradients of a conditional variational autoencoder, by privacy unit. */
public interface VaeGradients extends ClippedGradients {
  /**
   * Over {@code rows}.
   *
   * @param dpSgd gives the clipping norm, how sums are taken and, by the divisor, the rows in
   *     micro-batches
   */
  static VaeGradients of(TorchEngine engine, VaeShape shape, EncodedUnits rows, DpSgd dpSgd) {
    return rows.most() == 1
        ? new ProbedVae(engine, shape, rows.rows(), dpSgd)
        : new UnitVae(engine, shape, rows, dpSgd);
  }

  /**
   * Passes if exact sums can be exact here, or are not asked for.
   *
   * @throws org.hallmark.generators.InexactEngineException if they cannot
   */
  void requireExactness(float[] weights);
}
