package org.hallmark.metrics;

import java.util.List;
import java.util.Optional;
import org.hallmark.metrics.divergence.Comparison;
import org.hallmark.metrics.divergence.Floor;
import org.hallmark.metrics.observable.Scale;

/**
 * The published measurement of one observable: both histograms on the sealed cells, and the
 * Jensen–Shannon divergence between them in bits with equal weights.
 *
 * @param id kebab-case id from the plan
 * @param title what it is, in words
 * @param scale fine or coarse
 * @param axes one per dimension; cells are in row-major order
 * @param route how the real histogram was obtained
 * @param real counts of the source, noised where the route is charged (then possibly negative)
 * @param noise the noise in {@code real}, where there is any
 * @param synthetic exact counts of the synthetic data
 * @param estimator id of the estimator and its version
 * @param level confidence level of the interval
 * @param divergence the unclipped estimate in bits, by chance below 0 where the truth is near 0;
 *     absent where it is not estimable
 * @param lower lower end of its interval in bits
 * @param upper upper end of its interval in bits
 * @param notEstimable why there is no estimate
 * @param floor what data from the source's own law would score, in bits
 * @param comparison what else is published of two exact histograms; absent where one is noised
 */
public record MeasuredObservable(
    String id,
    String title,
    Scale scale,
    List<MeasuredAxis> axes,
    Route route,
    List<Long> real,
    Optional<Noise> noise,
    List<Long> synthetic,
    String estimator,
    double level,
    Optional<Double> divergence,
    Optional<Double> lower,
    Optional<Double> upper,
    Optional<String> notEstimable,
    Optional<Floor> floor,
    Optional<Comparison> comparison) {

  public MeasuredObservable {
    axes = List.copyOf(axes);
    real = List.copyOf(real);
    synthetic = List.copyOf(synthetic);
  }
}
