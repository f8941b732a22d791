package org.hallmark.generators.djl;

import java.io.IOException;
import java.util.SortedMap;
import org.hallmark.generators.EncodedUnits;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.privacy.dpsgd.DpSgd;

/**
 * What computes the clipped gradients of a private training: this process, or another one to which
 * the rows are open. Coins and noise are never its business.
 */
public interface GradientEngine {
  /**
   * The gradients over {@code rows}.
   *
   * @param dpSgd gives the clipping norm, how sums are taken and, by the divisor, the rows in
   *     micro-batches
   * @param tally whether somebody wants to know what happens to the gradients
   */
  ModelGradients gradients(
      NetworkArchitecture architecture, EncodedUnits rows, DpSgd dpSgd, ModelGradients.Tally tally);

  /**
   * What a manifest says of the device that gradients were computed on, beside the machine's
   * processor; nothing of the processor itself.
   */
  SortedMap<String, String> deviceFacts() throws IOException;
}
