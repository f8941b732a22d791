package org.hallmark.metrics.twosample;

import java.util.Optional;
import org.hallmark.metrics.divergence.Inefficiency;

/**
 * A distance between two samples of one quantity, computed from all their values without bins.
 *
 * @param estimator id of the distance and its version
 * @param unit its unit, {@code 1} for a pure number
 * @param real finite values of the source
 * @param synthetic finite synthetic values
 * @param incomplete records of both without a finite value
 * @param inefficiency how many correlated values count as one
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
    Inefficiency inefficiency,
    Optional<Double> value,
    Optional<Double> lower,
    Optional<Double> upper,
    Optional<Double> p,
    Optional<String> notEstimable) {
  /** Fewer values have no distribution that the limit laws would describe. */
  static final int LEAST = 20;

  static Distance of(
      String estimator,
      String unit,
      SortedSamples samples,
      Inefficiency inefficiency,
      double value,
      double margin,
      double p) {
    return new Distance(
        estimator,
        unit,
        samples.real().length,
        samples.synthetic().length,
        samples.incomplete(),
        inefficiency,
        Optional.of(value),
        Optional.of(Math.max(0, value - margin)),
        Optional.of(value + margin),
        Optional.of(p),
        Optional.empty());
  }

  static Distance refused(
      String estimator,
      String unit,
      SortedSamples samples,
      Inefficiency inefficiency,
      String reason) {
    return new Distance(
        estimator,
        unit,
        samples.real().length,
        samples.synthetic().length,
        samples.incomplete(),
        inefficiency,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(reason));
  }

  static Optional<String> refusal(SortedSamples samples, Inefficiency inefficiency) {
    double real = samples.real().length / inefficiency.real();
    double synthetic = samples.synthetic().length / inefficiency.synthetic();
    return real >= LEAST && synthetic >= LEAST
        ? Optional.empty()
        : Optional.of(
            "too few values: "
                + (long) real
                + " in the source and "
                + (long) synthetic
                + " in the synthetic data that are independent, and at least "
                + LEAST
                + " of each are needed");
  }
}
