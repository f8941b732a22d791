package org.hallmark.cli.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.MeasuredObservables;
import org.hallmark.metrics.MeasuredProperty;
import org.hallmark.metrics.Route;
import org.hallmark.metrics.basin.Basins;
import org.hallmark.metrics.divergence.Inefficiency;
import org.hallmark.metrics.divergence.Protocol;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.metrics.observable.PairCounts;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Expression;

/** Compares two public tables as a plan says: one pass over each, then arithmetic on counts. */
final class MeasureRun {
  private final MeasuringPlan plan;
  private final MeasuredTable real;
  private final MeasuredTable synthetic;

  MeasureRun(MeasuringPlan plan, MeasuredTable real, MeasuredTable synthetic) {
    this.plan = plan;
    this.real = real;
    this.synthetic = synthetic;
  }

  /** The report; the same for the same tables in any order of rows and on any machine. */
  MeasureReport report() throws IOException {
    List<Observable> measurable = plan.observables().stream().filter(this::isMeasurable).toList();
    List<Observable> paired =
        plan.pairs() == MeasuringPlan.Pairs.NONE
            ? List.of()
            : measurable.stream().filter(MeasureRun::isPairable).toList();
    Optional<SampleRun> samples = samples(measurable);
    Side ofReal =
        new Side(
            real,
            measurable,
            paired,
            keys(real),
            clusters(real, plan.clusters()),
            samples.map(run -> run.real().gatherings()).orElse(List.of()));
    Side ofSynthetic =
        new Side(
            synthetic,
            measurable,
            paired,
            keys(synthetic),
            clusters(synthetic, plan.syntheticClusters()),
            samples.map(run -> run.synthetic().gatherings()).orElse(List.of()));
    List<MeasuredObservable> observables =
        measurable.stream().map(o -> measured(o, ofReal, ofSynthetic)).toList();
    return new MeasureReport(
        MeasureReport.SCHEMA,
        plan.name(),
        plan.digest(),
        ofReal.facts(),
        ofSynthetic.facts(),
        observables,
        pairs(paired, ofReal, ofSynthetic),
        MeasuredProperty.of(
            measurable(plan.basins()), Route.EXACT, ofReal::occupancy, ofSynthetic::occupancy),
        samples.map(run -> run.of(ofReal, ofSynthetic)),
        List.of(),
        findings());
  }

  private Basins measurable(Basins basins) {
    return new Basins(
        basins.basins().stream().filter(b -> isMeasurable(b.observable())).toList(),
        basins.freeEnergies().stream().filter(e -> isMeasurable(e.of().observable())).toList());
  }

  /** What of the samples both tables have the columns for. */
  private Optional<SampleRun> samples(List<Observable> measurable) {
    return plan.samples()
        .map(
            wanted -> {
              SamplePlan possible =
                  areMeasurable(wanted)
                      ? wanted
                      : new SamplePlan(
                          wanted.rows(),
                          wanted.distances(),
                          List.of(),
                          new TreeSet<>(),
                          Optional.empty());
              List<Observable> distances =
                  wanted.distances() == SamplePlan.Distances.NONE
                      ? List.of()
                      : measurable.stream().filter(MeasureRun::isPairable).toList();
              return new SampleRun(plan, possible, distances, name(real), name(synthetic));
            });
  }

  private boolean areMeasurable(SamplePlan samples) {
    List<String> columns =
        samples.quantities().stream().flatMap(q -> q.columns().stream()).toList();
    return real.lacking(columns).isEmpty()
        && synthetic.lacking(columns).isEmpty()
        && samples.heldOut().map(held -> real.lacking(held.columns()).isEmpty()).orElse(true);
  }

  /** The keys if it has them all, else all its columns. */
  private List<Expression> name(MeasuredTable table) {
    return !plan.keys().isEmpty() && table.lacking(plan.keys()).isEmpty()
        ? plan.keyExpressions()
        : table.names().stream().map(Expression::column).toList();
  }

  private boolean isMeasurable(Observable observable) {
    List<String> columns =
        observable.axes().stream().flatMap(axis -> axis.quantity().columns().stream()).toList();
    return real.lacking(columns).isEmpty() && synthetic.lacking(columns).isEmpty();
  }

  private static boolean isPairable(Observable observable) {
    return observable.scale() == Scale.FINE && observable.axes().size() == 1;
  }

  private List<Expression> keys(MeasuredTable table) {
    return plan.keyExpressions().stream()
        .filter(key -> table.lacking(key.columns()).isEmpty())
        .toList();
  }

  private static Optional<Expression> clusters(MeasuredTable table, Optional<Expression> by) {
    return by.filter(expression -> table.lacking(expression.columns()).isEmpty());
  }

  private MeasuredObservable measured(Observable observable, Side ofReal, Side ofSynthetic) {
    return MeasuredObservables.exact(
        observable,
        ofReal.counts(observable),
        ofSynthetic.counts(observable),
        Protocol.NAMED,
        new Inefficiency(ofReal.inefficiency(observable), ofSynthetic.inefficiency(observable)),
        seed(observable.id()));
  }

  private List<MeasuredObservable> pairs(List<Observable> paired, Side ofReal, Side ofSynthetic) {
    List<MeasuredObservable> pairs = new ArrayList<>();
    Optional<PairCounts> realCounts = ofReal.pairs();
    Optional<PairCounts> syntheticCounts = ofSynthetic.pairs();
    if (realCounts.isEmpty() || syntheticCounts.isEmpty()) {
      return pairs;
    }
    for (int i = 0; i < paired.size(); i++) {
      for (int j = i + 1; j < paired.size(); j++) {
        Observable joint = joint(paired.get(i), paired.get(j));
        pairs.add(
            MeasuredObservables.exact(
                joint,
                realCounts.get().pair(i, j),
                syntheticCounts.get().pair(i, j),
                Protocol.PAIRS,
                new Inefficiency(
                    larger(ofReal, paired.get(i), paired.get(j)),
                    larger(ofSynthetic, paired.get(i), paired.get(j))),
                seed(joint.id())));
      }
    }
    return pairs;
  }

  /** Two quantities together are taken to be as correlated as the more correlated of them. */
  private static double larger(Side side, Observable one, Observable other) {
    return Math.max(side.inefficiency(one), side.inefficiency(other));
  }

  private static Observable joint(Observable one, Observable other) {
    return new Observable(
        one.id() + "--" + other.id(),
        one.title() + " and " + other.title(),
        Scale.FINE,
        List.of(one.axes().get(0), other.axes().get(0)),
        one.epsilon(),
        one.reach());
  }

  /** Fixed by the plan alone: who measures has no draw to choose. */
  private PublicSeed seed(String observable) {
    return PublicSeed.derive(plan.digest(), MeasuredObservables.seedLabel(observable));
  }

  private List<Finding> findings() {
    Stream<Finding> left =
        plan.observables().stream()
            .filter(observable -> !isMeasurable(observable))
            .map(
                observable ->
                    new Finding(
                        "not-measured",
                        observable.id(),
                        "the columns it reads",
                        "a table without them"));
    Stream<Finding> samples =
        plan.samples().stream()
            .filter(wanted -> !areMeasurable(wanted))
            .map(
                wanted ->
                    new Finding(
                        "not-measured",
                        "samples",
                        "the columns that the tests read",
                        "a table without them"));
    return Stream.of(real.findings().stream(), synthetic.findings().stream(), left, samples)
        .flatMap(all -> all)
        .toList();
  }
}
