package org.hallmark.privacy.event;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gaussian noise on what moves by a random amount: by {@code shifts[i]} with probability {@code
 * weights[i]}. It accounts for groups: of k units that join by their own coins, a binomial number
 * does.
 *
 * @param noiseMultiplier σ divided by the L2 sensitivity of one unit
 * @param shifts how far, in sensitivities of one unit, rising from 0 or above
 * @param weights how likely, above 0 and adding up to 1
 * @param count how often
 */
public record MixtureOfGaussians(
    double noiseMultiplier, List<Double> shifts, List<Double> weights, long count)
    implements PrivacyEvent {
  static final String ID = "mixture-of-gaussians";
  private static final double SUM_TOLERANCE = 1e-12;

  public MixtureOfGaussians {
    Parameters.requirePositive(Parameters.NOISE_MULTIPLIER, noiseMultiplier);
    Parameters.requireCount(count);
    shifts = List.copyOf(shifts);
    weights = List.copyOf(weights);
    if (shifts.isEmpty() || shifts.size() != weights.size()) {
      throw new IllegalArgumentException(
          "shifts must be as many as weights, and some. Provided value: " + shifts);
    }
    double sum = 0;
    for (int i = 0; i < shifts.size(); i++) {
      double below = i == 0 ? Math.nextDown(0.0) : shifts.get(i - 1);
      if (!(shifts.get(i) > below && Double.isFinite(shifts.get(i)))) {
        throw new IllegalArgumentException(
            "shifts must rise from 0 or above. Provided value: " + shifts);
      }
      Parameters.requirePositive(Parameters.WEIGHT, weights.get(i));
      sum += weights.get(i);
    }
    if (Math.abs(sum - 1) > SUM_TOLERANCE) {
      throw new IllegalArgumentException("weights must add up to 1. Provided value: " + weights);
    }
  }

  /**
   * Poisson-sampled Gaussian steps as a group of {@code size} units sees them.
   *
   * @param step the steps as one unit sees them
   */
  public static MixtureOfGaussians group(PoissonSampledGaussian step, int size) {
    if (size < 1 || size > 1000) {
      throw new IllegalArgumentException("size must be in [1, 1000]. Provided value: " + size);
    }
    double q = step.samplingRate();
    List<Double> shifts = new java.util.ArrayList<>();
    List<Double> weights = new java.util.ArrayList<>();
    double logBinomial = 0;
    for (int k = 0; k <= size; k++) {
      double rest = k == size ? 0 : (size - k) * StrictMath.log1p(-q);
      double weight = StrictMath.exp(logBinomial + k * StrictMath.log(q) + rest);
      if (weight > 0) {
        shifts.add((double) k);
        weights.add(weight);
      }
      logBinomial += StrictMath.log((size - k) / (k + 1.0));
    }
    return new MixtureOfGaussians(step.noiseMultiplier(), shifts, weights, step.count());
  }

  @Override
  public String mechanism() {
    return ID;
  }

  @Override
  public SortedMap<String, Double> parameters() {
    SortedMap<String, Double> parameters =
        new TreeMap<>(Parameters.of(Parameters.NOISE_MULTIPLIER, noiseMultiplier, count));
    for (int i = 0; i < shifts.size(); i++) {
      parameters.put(Parameters.SHIFT + i, shifts.get(i));
      parameters.put(Parameters.WEIGHT + i, weights.get(i));
    }
    return Collections.unmodifiableSortedMap(parameters);
  }

  @Override
  public MixtureOfGaussians once() {
    return new MixtureOfGaussians(noiseMultiplier, shifts, weights, 1);
  }
}
