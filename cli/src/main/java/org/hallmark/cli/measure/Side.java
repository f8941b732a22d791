package org.hallmark.cli.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hallmark.metrics.basin.Occupancy;
import org.hallmark.metrics.divergence.Inefficiency;
import org.hallmark.metrics.observable.Bins;
import org.hallmark.metrics.observable.HistogramGathering;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.metrics.observable.PairCounts;
import org.hallmark.metrics.observable.PairGathering;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.tables.Expression;
import org.hallmark.tables.scan.Gathered;
import org.hallmark.tables.scan.Gathering;

/** The histograms of one of the two tables, from one pass over it. */
final class Side {
  private final MeasuredTable table;
  private final Map<Observable, HistogramGathering> histograms = new LinkedHashMap<>();
  private final Map<Observable, ClusterGathering> clusters = new LinkedHashMap<>();
  private final Optional<PairGathering> pairs;
  private final Disagreements disagreements;
  private final Gathered gathered;

  /**
   * Reads it.
   *
   * @param observables what both tables have the columns of
   * @param paired those of them that are compared in pairs
   * @param disagreements what is looked at beside
   * @param clusterBy what correlated records have in common
   * @param samples what else is to be gathered in the pass
   */
  Side(
      MeasuredTable table,
      List<Observable> observables,
      List<Observable> paired,
      Disagreements disagreements,
      Optional<Expression> clusterBy,
      List<Gathering<?>> samples)
      throws IOException {
    this.table = table;
    observables.forEach(o -> histograms.put(o, HistogramGathering.of(o)));
    clusterBy.ifPresent(
        by ->
            observables.forEach(
                o -> clusters.put(o, new ClusterGathering(HistogramGathering.of(o), by))));
    this.pairs =
        paired.size() < 2
            ? Optional.empty()
            : Optional.of(new PairGathering(paired.stream().map(o -> o.axes().get(0)).toList()));
    this.disagreements = disagreements;
    List<Gathering<?>> all = new ArrayList<>(histograms.values());
    all.addAll(clusters.values());
    pairs.ifPresent(all::add);
    all.addAll(disagreements.gatherings());
    all.addAll(samples);
    this.gathered = table.gather(all);
    note();
  }

  private void note() {
    disagreements.tell(gathered);
    histograms.keySet().forEach(this::noteShape);
  }

  /** Tables that disagree with the plan often show it by rows that all lie in one cell. */
  private void noteShape(Observable observable) {
    long[] counts = counts(observable);
    long all = 0;
    int occupied = 0;
    for (long count : counts) {
      all += count;
      occupied += count > 0 ? 1 : 0;
    }
    long outside = outside(observable, counts);
    if (all > 0 && outside == all) {
      table.add(
          "all-outside",
          observable.id(),
          "values in the bins",
          "all " + all + " outside or missing; are unit and bins those of the table?");
    } else if (all > 1 && occupied == 1) {
      table.add("one-cell", observable.id(), "values that vary", "all " + all + " in one cell");
    }
  }

  /** In cells of which an axis is outside its bins or missing. */
  private static long outside(Observable observable, long[] counts) {
    long outside = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      int rest = cell;
      boolean inside = true;
      for (int a = observable.axes().size() - 1; a >= 0; a--) {
        Bins bins = observable.axes().get(a).bins();
        inside &= rest % bins.size() < bins.bins();
        rest /= bins.size();
      }
      outside += inside ? 0 : counts[cell];
    }
    return outside;
  }

  /** The cells of an observable. */
  long[] counts(Observable observable) {
    return gathered.of(histograms.get(observable));
  }

  /** How many records count as one: 1 where the plan does not say what correlated ones share. */
  double inefficiency(Observable observable) {
    return Optional.ofNullable(clusters.get(observable))
        .map(gathered::of)
        .map(Inefficiency::ofClusters)
        .orElse(1.0);
  }

  /** The largest that a fine observable shows. */
  double inefficiency() {
    return histograms.keySet().stream()
        .filter(observable -> observable.scale() == Scale.FINE)
        .mapToDouble(this::inefficiency)
        .max()
        .orElse(1);
  }

  /** The cells of an observable, with how they differ between clusters. */
  Occupancy occupancy(Observable observable) {
    return Optional.ofNullable(clusters.get(observable))
        .map(each -> Occupancy.ofClusters(counts(observable), gathered.of(each)))
        .orElseGet(() -> Occupancy.of(counts(observable)));
  }

  /** All that was gathered. */
  Gathered gathered() {
    return gathered;
  }

  /** All pairs, where they are compared. */
  Optional<PairCounts> pairs() {
    return pairs.map(gathered::of);
  }

  /** What was seen of the table. */
  TableFacts facts() {
    return table.facts(gathered);
  }
}
