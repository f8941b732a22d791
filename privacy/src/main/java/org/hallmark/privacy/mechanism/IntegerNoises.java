package org.hallmark.privacy.mechanism;

import java.util.Set;
import org.hallmark.privacy.event.DiscreteGaussian;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.PrivacyEvent;

/** The noise that an event pays for, scaled to what one privacy unit can change. */
final class IntegerNoises {
  private static final Set<String> EVENTS = Set.of("discrete-gaussian", "discrete-laplace");

  private IntegerNoises() {}

  static Set<String> events() {
    return EVENTS;
  }

  static IntegerNoise of(PrivacyEvent event, Sensitivity sensitivity) {
    if (event instanceof DiscreteLaplace laplace) {
      Payments.requireLooks(laplace, 1);
      return new DiscreteLaplaceSampler(Rational.quotient(sensitivity.l1(), laplace.epsilonEach()));
    }
    if (event instanceof DiscreteGaussian gaussian) {
      Payments.requireLooks(gaussian, sensitivity.cells());
      requireSteps(sensitivity);
      return DiscreteGaussianSampler.of(gaussian.variance());
    }
    throw new IllegalArgumentException(
        "event must be one of " + EVENTS + ". Provided value: " + event.mechanism());
  }

  /**
   * The exact privacy loss of the discrete Gaussian is known to the accountants for steps of one.
   */
  private static void requireSteps(Sensitivity sensitivity) {
    if (sensitivity.each() != 1) {
      throw new IllegalArgumentException(
          "sensitivity of a cell must be 1 for discrete-gaussian. Provided value: "
              + sensitivity.each());
    }
  }
}
