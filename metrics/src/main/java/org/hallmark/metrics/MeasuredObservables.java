package org.hallmark.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hallmark.metrics.divergence.Comparison;
import org.hallmark.metrics.divergence.DivergenceLaw;
import org.hallmark.metrics.divergence.Inefficiency;
import org.hallmark.metrics.divergence.JensenShannon;
import org.hallmark.metrics.divergence.Measurement;
import org.hallmark.metrics.divergence.Measurement.Estimate;
import org.hallmark.metrics.divergence.Measurement.NotEstimable;
import org.hallmark.metrics.divergence.Protocol;
import org.hallmark.metrics.divergence.PublicDivergence;
import org.hallmark.metrics.divergence.Shape;
import org.hallmark.metrics.observable.Bins;
import org.hallmark.metrics.observable.HistogramCounter;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.metrics.statistics.Intervals;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.mechanism.Rational;
import org.hallmark.privacy.source.NoisyCounts;
import org.hallmark.provenance.seed.PublicSeed;

/** Measures observables: what is published is a pure function of counts, plan and public seed. */
public final class MeasuredObservables {
  private MeasuredObservables() {}

  /** The label of the public seed that an observable's simulations draw from. */
  public static String seedLabel(String observable) {
    return "measure/" + observable;
  }

  /**
   * Measures against a confidential source.
   *
   * @param noisy the source's cells, paid for
   * @param synthetic the synthetic data's cells, from {@link HistogramCounter}
   * @param seed the seed of label {@link #seedLabel}
   */
  public static MeasuredObservable charged(
      Observable observable, NoisyCounts noisy, long[] synthetic, PublicSeed seed) {
    long[] real = noisy.counts().stream().mapToLong(Long::longValue).toArray();
    requireCells(observable, real, synthetic);
    Measurement measurement = JensenShannon.charged(real, synthetic, noisy.scale(), seed);
    Noise noise = new Noise(noisy.mechanism(), noisy.scale(), noisy.sensitivity(), noisy.event());
    return record(
        observable,
        Route.CHARGED,
        real,
        Optional.of(noise),
        synthetic,
        JensenShannon.CHARGED,
        measurement,
        Optional.empty());
  }

  /**
   * Measures against a public source.
   *
   * @param real the source's cells, exact
   * @param synthetic the synthetic data's cells
   * @param protocol as planned
   * @param inefficiency of correlated records
   * @param seed the seed of label {@link #seedLabel}
   */
  public static MeasuredObservable exact(
      Observable observable,
      long[] real,
      long[] synthetic,
      Protocol protocol,
      Inefficiency inefficiency,
      PublicSeed seed) {
    requireCells(observable, real, synthetic);
    PublicDivergence divergence =
        PublicDivergence.of(shape(observable), real, synthetic, protocol, inefficiency, seed);
    return record(
        observable,
        Route.EXACT,
        real,
        Optional.empty(),
        synthetic,
        protocol.estimator().id(),
        divergence.measurement(),
        Optional.of(divergence.comparison()));
  }

  /**
   * What the estimate of a published measurement follows, from its counts alone; none where it has
   * no estimate, or one by an estimator that this program does not have.
   */
  public static Optional<DivergenceLaw> law(MeasuredObservable measured) {
    long[] real = measured.real().stream().mapToLong(Long::longValue).toArray();
    long[] synthetic = measured.synthetic().stream().mapToLong(Long::longValue).toArray();
    if (measured.divergence().isEmpty() || !countable(real) || !countable(synthetic)) {
      return Optional.empty();
    }
    int cells =
        measured.axes().stream().mapToInt(axis -> axis.cells().size()).reduce(1, (a, b) -> a * b);
    if (real.length != cells || synthetic.length != cells || cells < 2) {
      return Optional.empty();
    }
    if (measured.comparison().isPresent()) {
      Comparison made = measured.comparison().get();
      return measured.estimator().equals(made.protocol().estimator().id())
          ? PublicDivergence.law(
              shape(measured), real, synthetic, made.protocol(), made.inefficiency())
          : Optional.empty();
    }
    return measured.estimator().equals(JensenShannon.CHARGED) && measured.noise().isPresent()
        ? JensenShannon.law(real, synthetic, measured.noise().get().scale())
        : Optional.empty();
  }

  /** Counts of records, so many that every sum of them is exact. */
  private static boolean countable(long[] counts) {
    return Arrays.stream(counts).allMatch(count -> Math.abs(count) <= MetricChecks.LARGEST_COUNT);
  }

  private static Shape shape(MeasuredObservable measured) {
    return new Shape(
        measured.axes().stream()
            .map(axis -> new Shape.Axis(Bins.binsOf(axis.cells()), axis.cells().size()))
            .toList());
  }

  /** Which of its cells are neighbours. */
  static Shape shape(Observable observable) {
    return new Shape(
        observable.axes().stream()
            .map(axis -> new Shape.Axis(axis.bins().bins(), axis.bins().size()))
            .toList());
  }

  /** t of the noise that {@code epsilon} pays for, exactly as the mechanism computes it. */
  public static double noiseScale(double epsilon, int sensitivity) {
    return Rational.quotient(sensitivity, DiscreteLaplace.ofEpsilon(epsilon).epsilonEach())
        .toDouble();
  }

  private static void requireCells(Observable observable, long[] real, long[] synthetic) {
    if (real.length != observable.cells() || synthetic.length != observable.cells()) {
      throw new IllegalArgumentException(
          "counts must have "
              + observable.cells()
              + " cells. Provided value: "
              + real.length
              + " and "
              + synthetic.length);
    }
  }

  private static MeasuredObservable record(
      Observable observable,
      Route route,
      long[] real,
      Optional<Noise> noise,
      long[] synthetic,
      String estimator,
      Measurement measurement,
      Optional<Comparison> comparison) {
    Optional<Estimate> estimate =
        measurement instanceof Estimate e ? Optional.of(e) : Optional.empty();
    Optional<String> reason =
        measurement instanceof NotEstimable n ? Optional.of(n.reason()) : Optional.empty();
    return new MeasuredObservable(
        observable.id(),
        observable.title(),
        observable.scale(),
        observable.axes().stream().map(MeasuredAxis::of).toList(),
        route,
        boxed(real),
        noise,
        boxed(synthetic),
        estimator,
        Intervals.LEVEL,
        estimate.map(Estimate::divergence),
        estimate.map(Estimate::lower),
        estimate.map(Estimate::upper),
        reason,
        estimate.map(Estimate::floor),
        comparison);
  }

  private static List<Long> boxed(long[] counts) {
    return Arrays.stream(counts).boxed().toList();
  }
}
