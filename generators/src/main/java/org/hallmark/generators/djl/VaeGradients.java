package org.hallmark.generators.djl;

import org.hallmark.generators.ClippedGradients;
import org.hallmark.generators.EncodedRows;
import org.hallmark.generators.VaeShape;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.source.Units;

/** The clipped gradients of a conditional variational autoencoder, by privacy unit. */
public interface VaeGradients extends ClippedGradients {
  /**
   * Over {@code rows}.
   *
   * @param units whose rows they are
   * @param most how many rows of one unit there are at most; public
   * @param dpSgd gives the clipping norm, how sums are taken and, by the divisor, the rows in
   *     micro-batches
   */
  static VaeGradients of(
      TorchEngine engine, VaeShape shape, EncodedRows rows, Units units, int most, DpSgd dpSgd) {
    return most == 1
        ? new ProbedVae(engine, shape, rows, dpSgd)
        : new UnitVae(engine, shape, rows, units, new UnitSlots(most), dpSgd);
  }

  /**
   * Passes if exact sums can be exact here, or are not asked for.
   *
   * @throws org.hallmark.generators.InexactEngineException if they cannot
   */
  void requireExactness(float[] weights);
}
