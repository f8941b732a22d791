package org.hallmark.privacy.event;

import java.util.SortedMap;

/**
 * One integer, which a privacy unit moves by at most 1, released with discrete Gaussian noise: P(k)
 * ∝ exp(−k²/(2σ²)) (Canonne, Kamath and Steinke 2020).
 *
 * <p>Not for vectors: their privacy loss is not that of one coordinate.
 *
 * @param noiseMultiplier σ
 * @param count how often
 */
public record DiscreteGaussian(double noiseMultiplier, long count) implements PrivacyEvent {
  static final String ID = "discrete-gaussian";

  /** Beyond this σ the continuous law would do, and tables grow large. */
  private static final double MOST = 1e5;

  public DiscreteGaussian {
    Parameters.requirePositive(Parameters.NOISE_MULTIPLIER, noiseMultiplier);
    if (noiseMultiplier > MOST) {
      throw new IllegalArgumentException(
          "noiseMultiplier must be at most " + MOST + ". Provided value: " + noiseMultiplier);
    }
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
  public DiscreteGaussian once() {
    return new DiscreteGaussian(noiseMultiplier, 1);
  }
}
