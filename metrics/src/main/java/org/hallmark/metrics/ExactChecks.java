package org.hallmark.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hallmark.metrics.divergence.Comparison;
import org.hallmark.metrics.divergence.Inefficiency;
import org.hallmark.metrics.divergence.Measurement.Estimate;
import org.hallmark.metrics.divergence.Measurement.NotEstimable;
import org.hallmark.metrics.divergence.Protocol;
import org.hallmark.metrics.divergence.PublicDivergence;
import org.hallmark.metrics.divergence.Shape;
import org.hallmark.metrics.observable.Bins;
import org.hallmark.metrics.observable.HistogramCounter;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.metrics.statistics.Intervals;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Table;

/**
 * Recomputes published measurements of public data: every number from the published counts alone,
 * and, where the synthetic data are at hand, their counts too.
 */
public final class ExactChecks {
  private static final long LARGEST_COUNT = 1L << 40;
  private static final int MOST_CELLS = 1 << 20;

  private ExactChecks() {}

  /**
   * Do all numbers of a measurement follow from its own counts?
   *
   * @param seed the public seed of {@link MeasuredObservables#seedLabel}
   */
  public static Check recount(MeasuredObservable published, PublicSeed seed) {
    String question =
        "Do the numbers of '" + published.title() + "' follow from the published counts?";
    List<Finding> unusable = unusable(published);
    if (!unusable.isEmpty()) {
      return Check.of(id(published), question, unusable);
    }
    if (!published.estimator().equals(protocol(published).estimator().id())) {
      return Check.incomplete(id(published), question, unknownEstimator(published));
    }
    return Check.of(id(published), question, differences(again(published, seed), published));
  }

  /**
   * Do all numbers of a measurement follow from the plan, the synthetic data and the source's
   * published counts?
   *
   * @param protocol as planned
   * @param inefficiency as planned
   */
  public static Check recompute(
      Observable observable,
      Table synthetic,
      MeasuredObservable published,
      Protocol protocol,
      Inefficiency inefficiency,
      PublicSeed seed) {
    String question =
        "Does the measurement of '"
            + observable.title()
            + "' follow from the plan, the synthetic data and the published counts?";
    List<Finding> unusable = unusable(published);
    if (unusable.isEmpty() && published.real().size() != observable.cells()) {
      unusable = differs(published, "real", observable.cells() + " items", items(published));
    }
    if (!unusable.isEmpty()) {
      return Check.of(id(published), question, unusable);
    }
    long[] counts = new HistogramCounter(observable).count(synthetic);
    MeasuredObservable expected =
        MeasuredObservables.exact(
            observable, array(published.real()), counts, protocol, inefficiency, seed);
    return Check.of(id(published), question, differences(expected, published));
  }

  private static MeasuredObservable again(MeasuredObservable published, PublicSeed seed) {
    Comparison comparison = published.comparison().orElseThrow();
    PublicDivergence divergence =
        PublicDivergence.of(
            shape(published),
            array(published.real()),
            array(published.synthetic()),
            comparison.protocol(),
            comparison.inefficiency(),
            seed);
    Optional<Estimate> estimate =
        divergence.measurement() instanceof Estimate e ? Optional.of(e) : Optional.empty();
    return new MeasuredObservable(
        published.id(),
        published.title(),
        published.scale(),
        published.axes(),
        Route.EXACT,
        published.real(),
        Optional.empty(),
        published.synthetic(),
        published.estimator(),
        Intervals.LEVEL,
        estimate.map(Estimate::divergence),
        estimate.map(Estimate::lower),
        estimate.map(Estimate::upper),
        divergence.measurement() instanceof NotEstimable n
            ? Optional.of(n.reason())
            : Optional.empty(),
        estimate.map(Estimate::floor),
        Optional.of(divergence.comparison()));
  }

  /** What must hold before anything can be computed from the published counts. */
  private static List<Finding> unusable(MeasuredObservable published) {
    List<Finding> findings = new ArrayList<>();
    if (published.route() != Route.EXACT || published.comparison().isEmpty()) {
      findings.addAll(
          differs(published, "route", "exact, with its comparison", "" + published.route()));
    }
    long cells = 1;
    for (MeasuredAxis axis : published.axes()) {
      cells = Math.min(MOST_CELLS + 1L, cells * axis.cells().size());
    }
    if (cells > MOST_CELLS
        || published.axes().isEmpty()
        || published.axes().stream().anyMatch(axis -> Bins.binsOf(axis.cells()) < 1)) {
      findings.addAll(differs(published, "axes", "1 to " + MOST_CELLS + " cells", "" + cells));
    }
    findings.addAll(counts(published, "real", cells, MeasuredObservable::real));
    findings.addAll(counts(published, "synthetic", cells, MeasuredObservable::synthetic));
    return findings;
  }

  private static List<Finding> counts(
      MeasuredObservable published,
      String field,
      long cells,
      Function<MeasuredObservable, List<Long>> of) {
    List<Long> counts = of.apply(published);
    if (counts.size() != cells) {
      return differs(published, field, cells + " items", counts.size() + " items");
    }
    return counts.stream()
        .filter(n -> n < 0 || n > LARGEST_COUNT)
        .findFirst()
        .map(n -> differs(published, field, "counts from 0 to " + LARGEST_COUNT, "" + n))
        .orElse(List.of());
  }

  private static Shape shape(MeasuredObservable published) {
    return new Shape(
        published.axes().stream()
            .map(axis -> new Shape.Axis(Bins.binsOf(axis.cells()), axis.cells().size()))
            .toList());
  }

  private static Protocol protocol(MeasuredObservable published) {
    return published.comparison().orElseThrow().protocol();
  }

  private static String items(MeasuredObservable published) {
    return published.real().size() + " items";
  }

  private static long[] array(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).toArray();
  }

  private static List<Finding> differences(
      MeasuredObservable expected, MeasuredObservable published) {
    return Differences.of("measurement-differs", place(published), expected, published);
  }

  private static Finding unknownEstimator(MeasuredObservable published) {
    return new Finding(
        "unknown-estimator",
        place(published) + "/estimator",
        protocol(published).estimator().id(),
        published.estimator());
  }

  private static List<Finding> differs(
      MeasuredObservable published, String field, String expected, String found) {
    return List.of(
        new Finding("measurement-differs", place(published) + "/" + field, expected, found));
  }

  private static String id(MeasuredObservable published) {
    return "measurement-" + published.id();
  }

  private static String place(MeasuredObservable published) {
    return MetricChecks.FILE + "#/" + published.id();
  }
}
