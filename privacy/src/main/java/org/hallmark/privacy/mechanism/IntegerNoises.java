package org.hallmark.privacy.mechanism;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Set;
import org.hallmark.privacy.event.Decimals;
import org.hallmark.privacy.event.DiscreteGaussian;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.Zcdp;

/**
 * The noise that an event pays for, scaled to what one privacy unit can change. Parameters are the
 * decimals that they were written as, so that σ² and the scale are exact.
 */
final class IntegerNoises {
  private static final Set<String> EVENTS = Set.of("discrete-gaussian", "discrete-laplace", "zcdp");

  /** More noise never gives more ρ, so that σ² may be rounded up. */
  private static final MathContext UP = new MathContext(Decimals.DIGITS, RoundingMode.CEILING);

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
      // A unit that changes n cells is n looks; their exact loss is known for steps of one.
      Payments.requireLooks(gaussian, sensitivity.cells());
      requireSteps(sensitivity);
      return DiscreteGaussianSampler.of(Decimals.of(gaussian.noiseMultiplier()).pow(2));
    }
    if (event instanceof Zcdp zcdp) {
      Payments.requireLooks(zcdp, 1);
      return DiscreteGaussianSampler.of(variance(zcdp, sensitivity));
    }
    throw new IllegalArgumentException(
        "event must be one of " + EVENTS + ". Provided value: " + event.mechanism());
  }

  /**
   * σ² = Δ²/2ρ with Δ the Euclidean sensitivity, whatever the number of cells: Canonne, Kamath and
   * Steinke 2020, on the discrete Gaussian in several dimensions.
   */
  private static BigDecimal variance(Zcdp zcdp, Sensitivity sensitivity) {
    BigDecimal twice = Decimals.of(zcdp.rho()).multiply(BigDecimal.valueOf(2));
    return new BigDecimal(sensitivity.l2Squared()).divide(twice, UP);
  }

  private static void requireSteps(Sensitivity sensitivity) {
    if (sensitivity.each() != 1) {
      throw new IllegalArgumentException(
          "sensitivity of a cell must be 1 for discrete-gaussian, zcdp takes any. Provided value: "
              + sensitivity.each());
    }
  }
}
