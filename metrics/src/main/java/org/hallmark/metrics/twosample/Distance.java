package org.hallmark.metrics.twosample;

import java.util.Optional;

/**
 * A distance between two samples of one quantity, computed from all their values without bins.
 *
 * @param estimator id of the distance and its version
 * @param unit its unit, {@code 1} for a pure number
 * @param real finite values of the source
 * @param synthetic finite synthetic values
 * @param incomplete records of both without a finite value
 * @param value the distance of the samples, which for equal laws is not 0; absent where there are
 *     too few values
 * @param lower lower end of a 95 % interval of the distance of the laws
 * @param upper its upper end
 * @param p the chance of a distance at least as large if both had one law
 * @param notEstimable why there is no value
 */
public record Distance(
    String estimator,
    String unit,
    long real,
    long synthetic,
    long incomplete,
    Optional<Double> value,
    Optional<Double> lower,
    Optional<Double> upper,
    Optional<Double> p,
    Optional<String> notEstimable) {
  /** Fewer values have no distribution that the limit laws would describe. */
  static final int LEAST = 20;

  static Distance of(
      String estimator, String unit, SortedSamples samples, double value, double margin, double p) {
    return new Distance(
        estimator,
        unit,
        samples.real().length,
        samples.synthetic().length,
        samples.incomplete(),
        Optional.of(value),
        Optional.of(Math.max(0, value - margin)),
        Optional.of(value + margin),
        Optional.of(p),
        Optional.empty());
  }

  static Distance refused(String estimator, String unit, SortedSamples samples, String reason) {
    return new Distance(
        estimator,
        unit,
        samples.real().length,
        samples.synthetic().length,
        samples.incomplete(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(reason));
  }

  static Optional<String> refusal(SortedSamples samples) {
    return samples.real().length >= LEAST && samples.synthetic().length >= LEAST
        ? Optional.empty()
        : Optional.of(
            "too few values: "
                + samples.real().length
                + " in the source and "
                + samples.synthetic().length
                + " in the synthetic data, and at least "
                + LEAST
                + " of each are needed");
  }
}
