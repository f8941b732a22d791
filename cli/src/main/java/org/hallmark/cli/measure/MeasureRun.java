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
import org.hallmark.metrics.MeasuredSamples;
import org.hallmark.metrics.Route;
import org.hallmark.metrics.basin.Basin;
import org.hallmark.metrics.basin.Basins;
import org.hallmark.metrics.basin.FreeEnergyDifference;
import org.hallmark.metrics.divergence.Inefficiency;
import org.hallmark.metrics.divergence.Protocol;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.metrics.observable.PairCounts;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Expression;
import org.hallmark.tables.scan.Gathering;

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
        side(
            real,
            plan.clusters(),
            measurable,
            paired,
            samples.map(run -> run.real().gatherings()).orElse(List.of()));
    Side ofSynthetic =
        side(
            synthetic,
            plan.syntheticClusters(),
            measurable,
            paired,
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

  /** What a comparison record by record finds, where the plan asks for one, and nothing else. */
  Optional<MeasuredSamples> samples() throws IOException {
    List<Observable> measurable = plan.observables().stream().filter(this::isMeasurable).toList();
    Optional<SampleRun> wanted = samples(measurable);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    SampleRun run = wanted.get();
    return Optional.of(
        run.of(
            side(real, plan.clusters(), measurable, List.of(), run.real().gatherings()),
            side(
                synthetic,
                plan.syntheticClusters(),
                measurable,
                List.of(),
                run.synthetic().gatherings())));
  }

  private Side side(
      MeasuredTable table,
      Optional<Expression> clusterBy,
      List<Observable> measurable,
      List<Observable> paired,
      List<Gathering<?>> samples)
      throws IOException {
    Optional<Expression> clusters = clusters(table, clusterBy);
    return new Side(
        table,
        measurable,
        paired,
        new Disagreements(table, plan, clusters, groups(measurable)),
        clusters,
        samples);
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

  static boolean isPairable(Observable observable) {
    return observable.scale() == Scale.FINE && observable.axes().size() == 1;
  }

  /** What coarse observables are grouped by. */
  private static List<Expression> groups(List<Observable> measurable) {
    return measurable.stream()
        .flatMap(observable -> observable.groups().stream())
        .flatMap(grouping -> grouping.by().stream())
        .distinct()
        .toList();
  }

  /** That correlated records count as independent ones is told: intervals are then too short. */
  private static Optional<Expression> clusters(MeasuredTable table, Optional<Expression> by) {
    List<String> lacking =
        by.map(expression -> table.lacking(expression.columns())).orElse(List.of());
    if (!lacking.isEmpty()) {
      table.add(
          "clusters-not-applied",
          "clusters",
          by.get().text(),
          "a table without " + lacking + "; intervals take its records as independent");
      return Optional.empty();
    }
    return by;
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
  static double larger(Side side, Observable one, Observable other) {
    return Math.max(side.inefficiency(one), side.inefficiency(other));
  }

  /** Two observables with one axis each as one with both. */
  static Observable joint(Observable one, Observable other) {
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
            .map(observable -> notMeasured(observable.id(), "the columns it reads"));
    Stream<Finding> basins =
        Stream.concat(
                plan.basins().basins().stream()
                    .filter(basin -> !isMeasurable(basin.observable()))
                    .map(Basin::id),
                plan.basins().freeEnergies().stream()
                    .filter(energy -> !isMeasurable(energy.of().observable()))
                    .map(FreeEnergyDifference::id))
            .map(id -> notMeasured(id, "the columns of its observable"));
    Stream<Finding> samples =
        plan.samples().stream()
            .filter(wanted -> !areMeasurable(wanted))
            .map(wanted -> notMeasured("samples", "the columns that the tests read"));
    return Stream.of(
            real.findings().stream(),
            synthetic.findings().stream(),
            left,
            basins,
            samples,
            nothing().stream())
        .flatMap(all -> all)
        .toList();
  }

  private static Finding notMeasured(String subject, String expected) {
    return new Finding("not-measured", subject, expected, "a table without them");
  }

  /** What the plan asks for and has nothing to apply it to. */
  private List<Finding> nothing() {
    List<Finding> nothing = new ArrayList<>();
    long pairable = plan.observables().stream().filter(MeasureRun::isPairable).count();
    if (plan.observables().isEmpty()) {
      nothing.add(new Finding("nothing-to-measure", "observables", "one at least", "none"));
    }
    if (plan.pairs() == MeasuringPlan.Pairs.ALL && pairable < 2) {
      nothing.add(
          new Finding(
              "nothing-to-measure", "pairs", "two fine observables with one axis", "" + pairable));
    }
    return nothing;
  }
}
