package org.hallmark.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hallmark.metrics.divergence.JensenShannon;
import org.hallmark.metrics.observable.HistogramCounter;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.privacy.mechanism.NoiseBackend;
import org.hallmark.privacy.source.NoisyCounts;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Table;

/**
 * Recomputes published measurements from the plan, the synthetic data and the published noisy
 * counts. Only those counts are taken as published; whether they are the source's is for the escrow
 * tier.
 */
public final class MetricChecks {
  /** Where measurements are published. */
  public static final String FILE = "results/measurements.json";

  /** Counts beyond this are not counts of records; it keeps every sum exact. */
  static final long LARGEST_COUNT = 1L << 40;

  private MetricChecks() {}

  /**
   * One check of each observable that plan and release have in common.
   *
   * @param observables of the sealed plan
   * @param synthetic the published data
   * @param published what the release says
   * @param noise what draws the noise of counts, by the sealed plan
   * @param seeds the public seed of a label, see {@link MeasuredObservables#seedLabel}
   */
  public static List<Check> recompute(
      List<Observable> observables,
      Table synthetic,
      List<MeasuredObservable> published,
      NoiseBackend noise,
      Function<String, PublicSeed> seeds) {
    List<Check> checks = new ArrayList<>();
    for (Observable observable : observables) {
      published.stream()
          .filter(measured -> measured.id().equals(observable.id()))
          .findFirst()
          .ifPresent(measured -> checks.add(check(observable, synthetic, measured, noise, seeds)));
    }
    return checks;
  }

  /** Is there a measurement of every observable of the sealed plan? It needs results alone. */
  public static Check complete(List<Observable> observables, List<MeasuredObservable> published) {
    List<String> planned = observables.stream().map(Observable::id).toList();
    List<String> found = published.stream().map(MeasuredObservable::id).toList();
    return Check.of(
        "measurements-complete",
        "Is every observable of the sealed plan measured, and no other?",
        planned.equals(found)
            ? List.of()
            : List.of(
                new Finding(
                    "measurements-incomplete", FILE, planned.toString(), found.toString())));
  }

  private static Check check(
      Observable observable,
      Table synthetic,
      MeasuredObservable published,
      NoiseBackend noise,
      Function<String, PublicSeed> seeds) {
    String id = "measurement-" + observable.id();
    String question =
        "Does the measurement of '"
            + observable.title()
            + "' follow from the plan, the synthetic data and the noisy counts?";
    long[] counts = new HistogramCounter(observable).count(synthetic);
    List<Finding> unusable = unusable(observable, published);
    if (!unusable.isEmpty()) {
      return Check.of(id, question, unusable);
    }
    MeasuredObservable expected =
        MeasuredObservables.charged(
            observable,
            asPlanned(observable, published, noise),
            counts,
            seeds.apply(MeasuredObservables.seedLabel(observable.id())));
    boolean known = published.estimator().equals(JensenShannon.CHARGED);
    List<Finding> findings =
        Differences.of(
            "measurement-differs",
            place(observable),
            known ? expected : withResultOf(published, expected),
            published);
    return known || !findings.isEmpty()
        ? Check.of(id, question, findings)
        : Check.incomplete(id, question, unknownEstimator(observable, published));
  }

  /** What must hold before anything can be computed from the published counts. */
  private static List<Finding> unusable(Observable observable, MeasuredObservable published) {
    List<Finding> findings = new ArrayList<>();
    if (published.route() != Route.CHARGED || published.noise().isEmpty()) {
      findings.add(differs(observable, "route", "charged, with its noise", "" + published.route()));
    }
    if (published.real().size() != observable.cells()) {
      findings.add(
          differs(
              observable,
              "real",
              observable.cells() + " items",
              published.real().size() + " items"));
    }
    Optional<Long> huge =
        published.real().stream().filter(n -> n > LARGEST_COUNT || n < -LARGEST_COUNT).findFirst();
    huge.ifPresent(
        n -> findings.add(differs(observable, "real", "counts up to " + LARGEST_COUNT, "" + n)));
    return findings;
  }

  /** The published counts with the noise that the plan calls for. */
  private static NoisyCounts asPlanned(
      Observable observable, MeasuredObservable published, NoiseBackend noise) {
    int sensitivity = new HistogramCounter(observable).sensitivity();
    return new NoisyCounts(
        published.real(),
        MeasuredObservables.noiseScale(observable.epsilon().orElseThrow(), sensitivity),
        sensitivity,
        noise.countNoise(),
        observable.id());
  }

  /** What does not hang on the estimator is still expected to be right. */
  private static MeasuredObservable withResultOf(
      MeasuredObservable published, MeasuredObservable expected) {
    return new MeasuredObservable(
        expected.id(),
        expected.title(),
        expected.scale(),
        expected.axes(),
        expected.route(),
        expected.real(),
        expected.noise(),
        expected.synthetic(),
        published.estimator(),
        published.level(),
        published.divergence(),
        published.lower(),
        published.upper(),
        published.notEstimable(),
        published.floor(),
        published.comparison());
  }

  private static Finding unknownEstimator(Observable observable, MeasuredObservable published) {
    return new Finding(
        "unknown-estimator",
        place(observable) + "/estimator",
        JensenShannon.CHARGED,
        published.estimator());
  }

  private static Finding differs(
      Observable observable, String field, String expected, String found) {
    return new Finding("measurement-differs", place(observable) + "/" + field, expected, found);
  }

  private static String place(Observable observable) {
    return FILE + "#/" + observable.id();
  }
}
