package org.hallmark.privacy.event;

import java.util.Map;
import java.util.SortedMap;

/**
 * DP-SGD steps of batches of one fixed size: an even choice of {@code batch} of the {@code rows}
 * units, anew and independent in every step, whose clipped contributions are summed and released
 * with Gaussian noise.
 *
 * <p>The number of units must be public: never under {@link Adjacency#ADD_OR_REMOVE}. An emptied
 * unit still takes its place. A walk through shuffled data is not this: its steps depend on each
 * other.
 *
 * @param noiseMultiplier standard deviation of the noise divided by the clipping norm
 * @param rows the public number of units, at least 1
 * @param batch the units of a step, at most {@code rows}
 * @param count steps
 */
public record SampledWithoutReplacement(double noiseMultiplier, long rows, long batch, long count)
    implements PrivacyEvent {
  static final String ID = "sampled-without-replacement";

  public SampledWithoutReplacement {
    Parameters.requirePositive(Parameters.NOISE_MULTIPLIER, noiseMultiplier);
    Parameters.requireRows(rows);
    Parameters.requireBatch(batch);
    if (batch > rows) {
      throw new IllegalArgumentException("batch must be at most rows. Provided value: " + batch);
    }
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
            Parameters.NOISE_MULTIPLIER,
            noiseMultiplier,
            Parameters.ROWS,
            (double) rows,
            Parameters.BATCH,
            (double) batch),
        count);
  }

  @Override
  public SampledWithoutReplacement once() {
    return new SampledWithoutReplacement(noiseMultiplier, rows, batch, 1);
  }

  /** The share of units that a step takes. */
  public double share() {
    return (double) batch / rows;
  }
}
