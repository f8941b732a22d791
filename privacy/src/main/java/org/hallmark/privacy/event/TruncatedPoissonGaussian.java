package org.hallmark.privacy.event;

import java.util.Map;
import java.util.SortedMap;

/**
 * DP-SGD steps of Poisson-sampled batches that are cut to a largest size: every privacy unit joins
 * a step by its own coin, of more than {@code batch} units that join an even choice of {@code
 * batch} is kept, and the sum of their clipped contributions is released with Gaussian noise.
 *
 * <p>Whether a batch is cut depends on how many units there are, so their number must be public:
 * never under {@link Adjacency#ADD_OR_REMOVE}. An emptied unit still takes its place.
 *
 * @param samplingRate probability of the coin, the same for every unit and step, independent
 * @param noiseMultiplier standard deviation of the noise divided by the clipping norm
 * @param rows the public number of units, at least 1
 * @param batch the most units of a step, at least 1
 * @param count steps
 */
public record TruncatedPoissonGaussian(
    double samplingRate, double noiseMultiplier, long rows, long batch, long count)
    implements PrivacyEvent {
  static final String ID = "truncated-poisson-gaussian";

  public TruncatedPoissonGaussian {
    Parameters.requireRate(samplingRate);
    Parameters.requirePositive(Parameters.NOISE_MULTIPLIER, noiseMultiplier);
    Parameters.requireRows(rows);
    Parameters.requireBatch(batch);
    Parameters.requireCount(count);
  }

  @Override
  public String mechanism() {
    return ID;
  }

  @Override
  public SortedMap<String, Double> parameters() {
    return Parameters.of(
        Map.of(
            Parameters.SAMPLING_RATE,
            samplingRate,
            Parameters.NOISE_MULTIPLIER,
            noiseMultiplier,
            Parameters.ROWS,
            (double) rows,
            Parameters.BATCH,
            (double) batch),
        count);
  }

  @Override
  public TruncatedPoissonGaussian once() {
    return new TruncatedPoissonGaussian(samplingRate, noiseMultiplier, rows, batch, 1);
  }
}
