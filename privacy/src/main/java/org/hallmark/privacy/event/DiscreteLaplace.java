package org.hallmark.privacy.event;

import java.math.BigDecimal;
import java.util.SortedMap;

/**
 * Integer counts released with independent discrete Laplace noise on every cell: P(k) ∝
 * exp(−|k|/t), t = scale × L1 sensitivity.
 *
 * <p>The scale is published as a double. The mechanism runs on {@link #epsilonEach()}, the decimal
 * of at most {@value Decimals#DIGITS} significant digits nearest to 1/scale, so that a plan's
 * {@code 0.06} means exactly six hundredths in the sampler, in the accountants and in the budget.
 *
 * @param scale the noise's scale divided by the L1 sensitivity: 1/ε
 * @param count how often
 */
public record DiscreteLaplace(double scale, long count) implements PrivacyEvent {
  static final String ID = "discrete-laplace";

  public DiscreteLaplace {
    Parameters.requirePositive(Parameters.SCALE, scale);
    Parameters.requireCount(count);
  }

  /** One look that costs {@code epsilon}. */
  public static DiscreteLaplace ofEpsilon(double epsilon) {
    Parameters.requirePositive(Parameters.EPSILON, epsilon);
    return new DiscreteLaplace(1 / epsilon, 1);
  }

  @Override
  public String mechanism() {
    return ID;
  }

  @Override
  public SortedMap<String, Double> parameters() {
    return Parameters.of(Parameters.SCALE, scale, count);
  }

  @Override
  public DiscreteLaplace once() {
    return new DiscreteLaplace(scale, 1);
  }

  /** ε of one of the {@code count} looks, exactly. */
  public BigDecimal epsilonEach() {
    return Decimals.reciprocal(scale);
  }
}
