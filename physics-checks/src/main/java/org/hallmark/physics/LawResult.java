package org.hallmark.physics;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.hallmark.metrics.Noise;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.provenance.Finding;

/**
 * The published check of one law on the synthetic data.
 *
 * @param id kebab-case id from the plan
 * @param title what it is, in words
 * @param scale fine or coarse
 * @param formula the law as the plan states it
 * @param unit unit of the residual, {@code 1} for a pure number
 * @param tolerance a residual above this is a violation, in {@code unit}
 * @param assumes what the law takes for granted
 * @param weakness what a passed check does not show
 * @param estimator id of the check and its version
 * @param checked rows or groups that the law applies to
 * @param violations how many of them break it
 * @param level confidence level of {@code upper}
 * @param upper one-sided Clopper–Pearson upper bound on the violation rate
 * @param residuals quantiles of the absolute residual in {@code unit}, by probability
 * @param worst the rows or groups with the largest residuals, never of the source data
 * @param reference violations in the source data, noised where it is confidential
 * @param evidence what else was found, by checks since violation-count-v2
 */
public record LawResult(
    String id,
    String title,
    Scale scale,
    String formula,
    String unit,
    double tolerance,
    String assumes,
    String weakness,
    String estimator,
    long checked,
    long violations,
    double level,
    double upper,
    List<Quantile> residuals,
    List<Worst> worst,
    Optional<Reference> reference,
    Optional<Evidence> evidence) {

  public LawResult {
    residuals = List.copyOf(residuals);
    worst = List.copyOf(worst);
  }

  /** The same beside what the law finds in a source. */
  public LawResult beside(Optional<Reference> source) {
    return new LawResult(
        id,
        title,
        scale,
        formula,
        unit,
        tolerance,
        assumes,
        weakness,
        estimator,
        checked,
        violations,
        level,
        upper,
        residuals,
        worst,
        source,
        evidence);
  }

  /**
   * What was found beside the count of violations.
   *
   * @param method id of the kind of law and the version of its check
   * @param intervals 95 % intervals of the quantiles, from order statistics; none for a quantile
   *     that too few subjects bound
   * @param statistics what a law about a whole sample was judged by
   * @param judgement the answer of a law about a whole sample
   * @param findings what of the data could not be looked at, and why
   * @param filtered what was removed or repaired before, as the plan declares it
   */
  public record Evidence(
      String method,
      List<QuantileInterval> intervals,
      List<Statistic> statistics,
      Optional<Judgement> judgement,
      List<Finding> findings,
      Optional<Filtered> filtered) {

    public Evidence {
      intervals = List.copyOf(intervals);
      statistics = List.copyOf(statistics);
      findings = List.copyOf(findings);
    }
  }

  /** The 95 % interval of a quantile of the absolute residual. */
  public record QuantileInterval(double probability, double lower, double upper) {}

  /**
   * What a law finds in a public source, exactly.
   *
   * @param checked rows or groups that the law applies to
   * @param upper one-sided Clopper–Pearson upper bound on the violation rate
   * @param residuals quantiles of the absolute residual
   * @param statistics what a law about a whole sample was judged by
   * @param judgement the answer of a law about a whole sample
   */
  public record Measured(
      long checked,
      double upper,
      List<Quantile> residuals,
      List<Statistic> statistics,
      Optional<Judgement> judgement) {

    public Measured {
      residuals = List.copyOf(residuals);
      statistics = List.copyOf(statistics);
    }
  }

  /** A quantile of the absolute residual. */
  public record Quantile(double probability, double value) {}

  /** A row or group, named by its public key, and its residual. */
  public record Worst(SortedMap<String, String> key, double residual) {}

  /**
   * The same count on the source data.
   *
   * @param violations the count, noised where {@code noise} is there (then possibly negative)
   * @param noise the noise in it
   * @param measured what else is known of a public source
   */
  public record Reference(long violations, Optional<Noise> noise, Optional<Measured> measured) {}
}
