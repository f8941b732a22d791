package org.hallmark.cli.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.metrics.MeasuredSamples;
import org.hallmark.metrics.Route;
import org.hallmark.metrics.divergence.Inefficiency;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.metrics.twosample.ClassifierBound;
import org.hallmark.metrics.twosample.DataCopying;
import org.hallmark.metrics.twosample.ExactMatches;
import org.hallmark.metrics.twosample.KolmogorovSmirnov;
import org.hallmark.metrics.twosample.NeighbourDistances;
import org.hallmark.metrics.twosample.Points;
import org.hallmark.metrics.twosample.Sample;
import org.hallmark.metrics.twosample.Wasserstein;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Expression;

/**
 * Compares samples of two public tables record by record. Intervals count correlated records as the
 * fewer ones that they are worth; the test for data copying, which assumes independent ones, is
 * given as few.
 */
final class SampleRun {
  private final MeasuringPlan plan;
  private final SamplePlan samples;
  private final List<Observable> distances;
  private final SampledSide real;
  private final SampledSide synthetic;

  /**
   * Decides what is sampled.
   *
   * @param samples as far as the tables have the columns for it
   * @param distances observables of whose values distances are wanted
   * @param realName columns that name a row of the real table
   */
  SampleRun(
      MeasuringPlan plan,
      SamplePlan samples,
      List<Observable> distances,
      List<Expression> realName,
      List<Expression> syntheticName) {
    this.plan = plan;
    this.samples = samples;
    this.distances = distances;
    this.real =
        new SampledSide(samples, distances, samples.heldOut(), realName, plan.digest(), "real");
    this.synthetic =
        new SampledSide(
            samples, distances, Optional.empty(), syntheticName, plan.digest(), "synthetic");
  }

  SampledSide real() {
    return real;
  }

  SampledSide synthetic() {
    return synthetic;
  }

  /** Computes what was asked for. */
  MeasuredSamples of(Side ofReal, Side ofSynthetic) {
    List<MeasuredSamples.Distances> found = new ArrayList<>();
    for (Observable observable : distances) {
      found.add(distances(observable, ofReal, ofSynthetic));
    }
    return new MeasuredSamples(
        Route.EXACT,
        samples.quantities().stream().map(Expression::text).toList(),
        found,
        wants(SamplePlan.Test.CLASSIFIER)
            ? Optional.of(classifier(ofReal, ofSynthetic))
            : Optional.empty(),
        wants(SamplePlan.Test.EXACT_MATCH)
            ? Optional.of(matches(ofReal, ofSynthetic))
            : Optional.empty(),
        wants(SamplePlan.Test.DATA_COPYING)
            ? Optional.of(copying(ofReal, ofSynthetic))
            : Optional.empty(),
        wants(SamplePlan.Test.NEIGHBOUR_DISTANCES)
            ? Optional.of(neighbours(ofReal, ofSynthetic))
            : Optional.empty());
  }

  private boolean wants(SamplePlan.Test test) {
    return samples.tests().contains(test);
  }

  private PublicSeed seed(String purpose) {
    return PublicSeed.derive(plan.digest(), "samples/" + purpose);
  }

  private MeasuredSamples.Distances distances(
      Observable observable, Side ofReal, Side ofSynthetic) {
    Sample one = real.rows(ofReal.gathered());
    Sample other = synthetic.rows(ofSynthetic.gathered());
    double[] values = one.columns(List.of(real.place(observable)), samples.rows())[0];
    double[] made = other.columns(List.of(synthetic.place(observable)), samples.rows())[0];
    Inefficiency worth =
        new Inefficiency(
            thinned(ofReal.inefficiency(observable), values.length, ofReal),
            thinned(ofSynthetic.inefficiency(observable), made.length, ofSynthetic));
    String unit = observable.axes().get(0).unit();
    return new MeasuredSamples.Distances(
        observable.id(),
        Wasserstein.of(values, made, unit, worth, seed("wasserstein-1/" + observable.id())),
        KolmogorovSmirnov.of(values, made, worth));
  }

  /** Of a sample fewer rows share a cluster: 1 + (b − 1)ρ falls as b does. */
  private static double thinned(double inefficiency, long sampled, Side side) {
    double share = sampled / (double) Math.max(1, side.gathered().rows());
    return 1 + (inefficiency - 1) * Math.min(1, share);
  }

  private ClassifierBound classifier(Side ofReal, Side ofSynthetic) {
    Sample one = real.rows(ofReal.gathered());
    Sample other = synthetic.rows(ofSynthetic.gathered());
    return ClassifierBound.of(
        points(one, samples.rows()),
        points(other, samples.rows()),
        new Inefficiency(
            thinned(ofReal.inefficiency(), one.size(), ofReal),
            thinned(ofSynthetic.inefficiency(), other.size(), ofSynthetic)),
        seed("classifier"));
  }

  private ExactMatches matches(Side ofReal, Side ofSynthetic) {
    Sample one = real.values(ofReal.gathered());
    return ExactMatches.of(
        known(one),
        synthetic.values(ofSynthetic.gathered()),
        samples.heldOut().map(e -> fresh(one)));
  }

  private DataCopying copying(Side ofReal, Side ofSynthetic) {
    Sample one = real.rows(ofReal.gathered());
    Sample made = synthetic.rows(ofSynthetic.gathered());
    Sample fresh = fresh(one);
    return DataCopying.of(
        points(known(one), samples.rows()),
        points(fresh, (long) (fresh.size() / thinned(ofReal.inefficiency(), one.size(), ofReal))),
        points(
            made,
            (long) (made.size() / thinned(ofSynthetic.inefficiency(), made.size(), ofSynthetic))),
        seed("data-copying"));
  }

  private NeighbourDistances neighbours(Side ofReal, Side ofSynthetic) {
    Sample one = real.rows(ofReal.gathered());
    return NeighbourDistances.of(
        points(known(one), samples.rows()),
        points(synthetic.rows(ofSynthetic.gathered()), samples.rows()),
        samples.heldOut().map(e -> points(fresh(one), samples.rows())),
        seed("neighbour-distances"));
  }

  private Points points(Sample sample, long most) {
    return Points.of(sample.columns(real.quantities(), most));
  }

  /** The rows that the generator may have seen: all, where the plan does not say. */
  private Sample known(Sample sample) {
    return samples.heldOut().isEmpty() ? sample : sample.where(row -> row[row.length - 1] != 1);
  }

  private static Sample fresh(Sample sample) {
    return sample.where(row -> row[row.length - 1] == 1);
  }
}
