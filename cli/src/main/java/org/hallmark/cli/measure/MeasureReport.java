package org.hallmark.cli.measure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.MeasuredProperty;
import org.hallmark.metrics.MeasuredSamples;
import org.hallmark.metrics.twosample.ClassifierBound;
import org.hallmark.metrics.twosample.DataCopying;
import org.hallmark.metrics.twosample.Distance;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;

/**
 * The answer of {@code measure}: every observable of the plan, measured or with the reason why not.
 *
 * @param schema id of this format
 * @param plan name of the plan
 * @param planDigest digest of all that it says
 * @param real what was seen of the real data
 * @param synthetic what was seen of the synthetic data
 * @param observables in the order of the plan
 * @param pairs all pairs of fine observables with one axis, where the plan asks for them
 * @param properties populations and free energies, in the order of the plan
 * @param samples what a comparison record by record found, where the plan asks for one
 * @param withheld what the plan asks for and the source, being confidential, does not give
 * @param findings what of a table is not as the plan says; the rest is still measured
 */
public record MeasureReport(
    String schema,
    String plan,
    Digest planDigest,
    TableFacts real,
    TableFacts synthetic,
    List<MeasuredObservable> observables,
    List<MeasuredObservable> pairs,
    List<MeasuredProperty> properties,
    Optional<MeasuredSamples> samples,
    List<Withheld> withheld,
    List<Finding> findings) {
  static final String SCHEMA = "hallmark-measure-v1";

  public MeasureReport {
    observables = List.copyOf(observables);
    pairs = List.copyOf(pairs);
    properties = List.copyOf(properties);
    withheld = List.copyOf(withheld);
    findings = List.copyOf(findings);
  }

  /** Whether nothing was found amiss and everything asked for has a number. */
  boolean isWhole() {
    Stream<Optional<String>> reasons =
        Stream.of(
                observables.stream().map(MeasuredObservable::notEstimable),
                pairs.stream().map(MeasuredObservable::notEstimable),
                properties.stream().map(property -> property.difference().notEstimable()),
                samples.stream().flatMap(MeasureReport::reasons))
            .flatMap(all -> all);
    return findings.isEmpty() && withheld.isEmpty() && reasons.allMatch(Optional::isEmpty);
  }

  private static Stream<Optional<String>> reasons(MeasuredSamples samples) {
    Stream<Optional<String>> distances =
        samples.distances().stream()
            .flatMap(d -> Stream.of(d.wasserstein(), d.kolmogorovSmirnov()))
            .map(Distance::notEstimable);
    return Stream.of(
            distances,
            samples.classifier().stream().map(ClassifierBound::notEstimable),
            samples.copying().stream().map(DataCopying::notEstimable))
        .flatMap(all -> all);
  }
}
