package org.hallmark.privacy.event;

import java.util.SortedMap;

/**
 * DP-SGD steps: every privacy unit joins a step by its own coin, and the sum of the clipped
 * contributions is released with Gaussian noise.
 *
 * @param samplingRate probability of the coin, the same for every unit and step, independent
 * @param noiseMultiplier standard deviation of the noise divided by the clipping norm
 * @param count steps
 */
public record PoissonSampledGaussian(double samplingRate, double noiseMultiplier, long count)
    implements PrivacyEvent {
  static final String ID = "poisson-sampled-gaussian";

  public PoissonSampledGaussian {
    Parameters.requireRate(samplingRate);
    Parameters.requirePositive(Parameters.NOISE_MULTIPLIER, noiseMultiplier);
    Parameters.requireCount(count);
  }

  @Override
  public String mechanism() {
    return ID;
  }

  @Override
  public SortedMap<String, Double> parameters() {
    return Parameters.of(
        Parameters.SAMPLING_RATE,
        samplingRate,
        Parameters.NOISE_MULTIPLIER,
        noiseMultiplier,
        count);
  }

  @Override
  public PoissonSampledGaussian once() {
    return new PoissonSampledGaussian(samplingRate, noiseMultiplier, 1);
  }
}
