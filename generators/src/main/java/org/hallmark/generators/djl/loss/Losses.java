package org.hallmark.generators.djl.loss;

import org.hallmark.generators.Network;
import org.hallmark.generators.flow.FlowShape;
import org.hallmark.generators.gan.GanShape;
import org.hallmark.generators.mixed.MixedShape;
import org.hallmark.generators.vae.GaussianShape;
import org.hallmark.generators.vae.VaeShape;

/** The loss of every kind of network. */
public final class Losses {
  private Losses() {}

  /** The loss of {@code network}. */
  public static RecordLoss of(Network network) {
    if (network instanceof VaeShape shape) {
      return new VaeLoss(shape);
    }
    if (network instanceof FlowShape shape) {
      return FlowLosses.klTargetModel(shape);
    }
    if (network instanceof GaussianShape shape) {
      return new GaussianLoss(shape);
    }
    if (network instanceof MixedShape shape) {
      return new MixedLoss(shape);
    }
    if (network instanceof GanShape shape) {
      return new CriticLoss(shape);
    }
    throw new IllegalArgumentException(
        "network must be of a kind that has a loss. Provided value: " + network);
  }
}
