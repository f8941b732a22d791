package org.hallmark.privacy.event;

import java.util.SortedMap;

/**
 * A number released with Laplace noise from a sample that every privacy unit joins by its own coin.
 *
 * @param samplingRate probability of the coin, the same for every unit and look, independent
 * @param scale the noise's scale divided by the L1 sensitivity
 * @param count how often
 */
public record PoissonSampledLaplace(double samplingRate, double scale, long count)
    implements PrivacyEvent {
  static final String ID = "poisson-sampled-laplace";

  public PoissonSampledLaplace {
    Parameters.requireRate(samplingRate);
    Parameters.requirePositive(Parameters.SCALE, scale);
    Parameters.requireCount(count);
  }

  @Override
  public String mechanism() {
    return ID;
  }

  @Override
  public SortedMap<String, Double> parameters() {
    return Parameters.of(Parameters.SAMPLING_RATE, samplingRate, Parameters.SCALE, scale, count);
  }

  @Override
  public PoissonSampledLaplace once() {
    return new PoissonSampledLaplace(samplingRate, scale, 1);
  }
}
