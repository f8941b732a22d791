package org.hallmark.generators.capability;

import java.util.List;

/**
 * Draws of a model with the logarithms of their importance weights.
 *
 * <p>Estimates with weights over their sum are consistent, but biased by O(1/n); the mean weight,
 * which estimates the target's normaliser, has no bias. The effective size can look well while a
 * basin that the model never visits is missing: it certifies nothing alone.
 *
 * @param values the draws
 * @param logWeights of each; −∞ for none
 */
public record ImportanceSample(List<double[]> values, double[] logWeights) {
  /** A function of a vector. */
  @FunctionalInterface
  public interface Quantity {
    /** At a vector. */
    double of(double[] values);
  }

  /**
   * An estimate with its standard error.
   *
   * @param mean of the quantity under the target
   * @param error standard deviation of the mean, by the delta method
   */
  public record Estimate(double mean, double error) {}

  public ImportanceSample {
    values = List.copyOf(values);
    logWeights = logWeights.clone();
    if (values.isEmpty() || values.size() != logWeights.length) {
      throw new IllegalArgumentException("values and logWeights must be as many, and some");
    }
  }

  /** The mean of a quantity under the target, weights over their sum. */
  public Estimate mean(Quantity quantity) {
    double[] shares = shares();
    double mean = 0;
    for (int i = 0; i < shares.length; i++) {
      mean += shares[i] == 0 ? 0 : shares[i] * quantity.of(values.get(i));
    }
    double variance = 0;
    for (int i = 0; i < shares.length; i++) {
      double off = shares[i] == 0 ? 0 : shares[i] * (quantity.of(values.get(i)) - mean);
      variance += off * off;
    }
    return new Estimate(mean, StrictMath.sqrt(variance));
  }

  /** The logarithm of the mean weight: that of the target's normaliser, where it has one. */
  public double logNormaliser() {
    double most = most();
    double sum = 0;
    for (double w : logWeights) {
      sum += StrictMath.exp(w - most);
    }
    return most + StrictMath.log(sum / logWeights.length);
  }

  /** (Σw)² / Σw², between 1 and the number of draws. */
  public double effectiveSize() {
    double squares = 0;
    for (double share : shares()) {
      squares += share * share;
    }
    return 1 / squares;
  }

  private double[] shares() {
    double most = most();
    double[] shares = new double[logWeights.length];
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = StrictMath.exp(logWeights[i] - most);
      sum += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  private double most() {
    double most = Double.NEGATIVE_INFINITY;
    for (double w : logWeights) {
      most = Math.max(most, w);
    }
    return most;
  }
}
