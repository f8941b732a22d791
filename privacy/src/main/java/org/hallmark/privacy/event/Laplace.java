package org.hallmark.privacy.event;

import java.math.BigDecimal;
import java.util.SortedMap;

/**
 * A vector released with independent Laplace noise on every coordinate.
 *
 * @param scale the noise's scale divided by the L1 sensitivity: 1/ε
 * @param count how often
 */
public record Laplace(double scale, long count) implements PrivacyEvent {
  static final String ID = "laplace";

  public Laplace {
    Parameters.requirePositive(Parameters.SCALE, scale);
    Parameters.requireCount(count);
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
  public Laplace once() {
    return new Laplace(scale, 1);
  }

  /** ε of one of the {@code count} looks. */
  public BigDecimal epsilonEach() {
    return Decimals.reciprocal(scale);
  }
}
