package org.hallmark.privacy.mechanism;

import org.hallmark.privacy.event.EpsilonDelta;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.ledger.Charge;

/** What every backend asks of a charge before it opens anything. */
public final class Payments {
  private Payments() {}

  /** The event of a charge, of the kind that is needed. */
  public static <E extends PrivacyEvent> E paid(Charge charge, Class<E> kind) {
    if (!kind.isInstance(charge.event())) {
      throw new IllegalArgumentException(
          "charge must pay for " + kind.getSimpleName() + ". Provided value: " + charge.event());
    }
    return kind.cast(charge.event());
  }

  /** {@code looks} looks of pure ε each. */
  public static EpsilonDelta pure(Charge charge, int looks) {
    EpsilonDelta paid = paid(charge, EpsilonDelta.class);
    requireLooks(paid, looks);
    if (paid.delta() != 0 || paid.epsilon() == 0) {
      throw new IllegalArgumentException(
          "charge must pay for ε above 0 with δ = 0. Provided value: " + paid);
    }
    return paid;
  }

  /** One look of ε and δ, both above 0. */
  public static EpsilonDelta approximate(Charge charge) {
    EpsilonDelta paid = paid(charge, EpsilonDelta.class);
    requireLooks(paid, 1);
    if (paid.delta() == 0 || paid.epsilon() == 0) {
      throw new IllegalArgumentException(
          "charge must pay for ε and δ above 0. Provided value: " + paid);
    }
    return paid;
  }

  /** The number of looks that an event pays for. */
  public static void requireLooks(PrivacyEvent event, long looks) {
    if (event.count() != looks) {
      throw new IllegalArgumentException(
          "charge must pay for " + looks + " looks. Provided value: " + event.count());
    }
  }

  /** As many cells as a public frame has. */
  public static void requireCells(ExactCells cells, int size) {
    if (cells.size() != size) {
      throw new IllegalArgumentException(
          "cells must be " + size + ". Provided value: " + cells.size());
    }
  }
}
