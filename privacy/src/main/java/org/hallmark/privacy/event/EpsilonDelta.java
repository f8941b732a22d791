package org.hallmark.privacy.event;

import java.math.BigDecimal;
import java.util.SortedMap;

/**
 * Any mechanism of which only (ε, δ) is known.
 *
 * @param epsilon ε of one look, not negative
 * @param delta δ of one look, in [0, 1)
 * @param count how often
 */
public record EpsilonDelta(double epsilon, double delta, long count) implements PrivacyEvent {
  static final String ID = "epsilon-delta";

  public EpsilonDelta {
    if (!(epsilon >= 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "epsilon must be finite and at least 0. Provided value: " + epsilon);
    }
    if (!(delta >= 0 && delta < 1)) {
      throw new IllegalArgumentException("delta must be in [0, 1). Provided value: " + delta);
    }
    Parameters.requireCount(count);
  }

  @Override
  public String mechanism() {
    return ID;
  }

  @Override
  public SortedMap<String, Double> parameters() {
    return Parameters.of(Parameters.EPSILON, epsilon, Parameters.DELTA, delta, count);
  }

  @Override
  public EpsilonDelta once() {
    return new EpsilonDelta(epsilon, delta, 1);
  }

  /** ε of one of the {@code count} looks. */
  public BigDecimal epsilonEach() {
    return Decimals.of(epsilon);
  }
}
