package org.hallmark.generators.djl;

import java.util.Optional;
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
    return of(engine, network, rows, dpSgd, Tally.NONE);
  }

  /**
   * The same.
   *
   * @param tally whether somebody wants to know what happens to the gradients
   */
  static ModelGradients of(
      TorchEngine engine, Network network, EncodedUnits rows, DpSgd dpSgd, Tally tally) {
    Optional<TallyKeeper> keeper =
        tally == Tally.KEPT
            ? Optional.of(new TallyKeeper(dpSgd.clip(), rows.most()))
            : Optional.empty();
    return rows.most() == 1
        ? new ProbedModel(engine, network, rows.rows(), dpSgd, keeper)
        : new UnitModel(engine, network, rows, dpSgd, keeper);
  }

  /** Whether what happens to gradients is counted, which bits do not hang on. */
  enum Tally {
    NONE,
    KEPT
  }

  /**
   * Passes if exact sums can be exact here, or are not asked for.
   *
   * @throws org.hallmark.generators.InexactEngineException if they cannot
   */
  void requireExactness(float[] weights);
}
