package org.hallmark.cli.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.MeasuredObservables;
import org.hallmark.metrics.MeasuredProperty;
import org.hallmark.metrics.Route;
import org.hallmark.metrics.basin.Occupancy;
import org.hallmark.metrics.observable.HistogramCounter;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.metrics.statistics.DiscreteLaplaceNoise;
import org.hallmark.privacy.source.NoisyCounts;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Words;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.Gathered;
import org.hallmark.tables.scan.RowsGathering;

/** A measurement against a confidential source, by a {@link ChargedLook} at its histograms. */
final class ConfidentialMeasure {
  /** What a report calls the source, whose name may tell about it. */
  static final String FILE_UNNAMED = "the confidential source";

  private final ReleasePlan plan;
  private final MeasuringPlan measured;
  private final ChargedLook look;

  ConfidentialMeasure(ReleasePlan plan, MeasuringPlan measured, ChargedLook look) {
    this.plan = plan;
    this.measured = measured;
    this.look = look;
  }

  /** The report; of the source it holds noisy numbers alone. */
  MeasureReport report(MeasuredTable synthetic) throws IOException, MalformedDocumentException {
    List<ChargedLook.Counted> all =
        plan.observables().stream()
            .map(
                observable ->
                    new ChargedLook.Counted(
                        new HistogramCounter(observable),
                        "histogram: " + observable.title(),
                        observable.epsilon().orElseThrow()))
            .toList();
    return report(look.of(all), synthetic);
  }

  private MeasureReport report(List<NoisyCounts> counts, MeasuredTable synthetic)
      throws IOException {
    RowsGathering rows = new RowsGathering(plan.schema());
    Gathered gathered = synthetic.gather(List.of(rows));
    Table table = gathered.of(rows);
    List<MeasuredObservable> observables = new ArrayList<>();
    Map<Observable, Occupancy> real = new HashMap<>();
    Map<Observable, Occupancy> made = new HashMap<>();
    for (int i = 0; i < counts.size(); i++) {
      Observable observable = plan.observables().get(i);
      long[] cells = new HistogramCounter(observable).count(table);
      real.put(observable, occupancy(counts.get(i)));
      made.put(observable, Occupancy.of(cells));
      observables.add(
          MeasuredObservables.charged(
              observable,
              counts.get(i),
              cells,
              PublicSeed.derive(
                  plan.sealed().digest(), MeasuredObservables.seedLabel(observable.id()))));
    }
    return new MeasureReport(
        MeasureReport.SCHEMA,
        plan.frame().name(),
        plan.sealed().digest(),
        new TableFacts(FILE_UNNAMED, Optional.empty(), new TreeMap<>(), List.of()),
        synthetic.facts(gathered),
        observables,
        List.of(),
        MeasuredProperty.of(measured.basins(), Route.CHARGED, real::get, made::get),
        Optional.empty(),
        withheld(),
        synthetic.findings());
  }

  private static Occupancy occupancy(NoisyCounts noisy) {
    return Occupancy.noisy(
        noisy.counts().stream().mapToLong(Long::longValue).toArray(),
        new DiscreteLaplaceNoise(noisy.scale()).variance());
  }

  /** Comparisons record by record; they are not computed either. */
  private List<Withheld> withheld() {
    List<Withheld> withheld = new ArrayList<>();
    measured
        .samples()
        .ifPresent(
            samples -> {
              if (samples.distances() == SamplePlan.Distances.ALL) {
                withheld.add(Withheld.of("distances", "distance/value"));
              }
              for (SamplePlan.Test test : samples.tests()) {
                withheld.add(Withheld.of(Words.kebab(test), number(test)));
              }
            });
    return withheld;
  }

  private static String number(SamplePlan.Test test) {
    return switch (test) {
      case CLASSIFIER -> "classifier/bound";
      case EXACT_MATCH -> "matches/matches";
      case DATA_COPYING -> "copying/statistic";
      case NEIGHBOUR_DISTANCES -> "neighbours/synthetic";
    };
  }
}
