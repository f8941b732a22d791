package org.hallmark.privacy.event;

import java.util.SortedMap;

/**
 * A vector released with independent N(0, σ²) noise on every coordinate.
 *
 * @param noiseMultiplier σ divided by the L2 sensitivity
 * @param count how often
 */
public record Gaussian(double noiseMultiplier, long count) implements PrivacyEvent {
  static final String ID = "gaussian";

  public Gaussian {
    Parameters.requirePositive(Parameters.NOISE_MULTIPLIER, noiseMultiplier);
    Parameters.requireCount(count);
  }

  @Override
  public String mechanism() {
    return ID;
  }

  @Override
  public SortedMap<String, Double> parameters() {
    return Parameters.of(Parameters.NOISE_MULTIPLIER, noiseMultiplier, count);
  }

  @Override
  public Gaussian once() {
    return new Gaussian(noiseMultiplier, 1);
  }
}
