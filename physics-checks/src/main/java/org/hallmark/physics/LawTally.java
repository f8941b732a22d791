package org.hallmark.physics;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.physics.LawResult.Worst;
import org.hallmark.provenance.Finding;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.QuantileHistogram;

/**
 * What a law has found so far, in parts that may come in any order: counts, the order statistics of
 * residuals, the worst subjects, and the gaps.
 *
 * <p>Order statistics are exact up to {@value QuantileHistogram#EXACT} residuals, then rounded down
 * to eleven significant bits; the greatest is always exact.
 */
public final class LawTally implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int WORST = 5;

  /** More statistics than this are not listed. */
  private static final int MOST_STATISTICS = 200;

  private final double tolerance;
  private final QuantileHistogram excesses = new QuantileHistogram();
  private final List<Ranked> worst = new ArrayList<>();
  private final SortedMap<String, Gap> gaps = new TreeMap<>();
  private long checked;
  private long violations;
  private transient List<Statistic> statistics = List.of();
  private transient Optional<Judgement> judgement = Optional.empty();

  private record Ranked(double excess, double residual, TreeMap<String, String> key)
      implements Serializable, Comparable<Ranked> {

    /** The worst first; of equals by their names, shorter ones first, as numbers count. */
    @Override
    public int compareTo(Ranked other) {
      int order = Double.compare(other.excess, excess);
      Iterator<String> names = other.key.values().iterator();
      for (String name : key.values()) {
        String against = names.hasNext() ? names.next() : name;
        order = order != 0 ? order : Integer.compare(name.length(), against.length());
        order = order != 0 ? order : name.compareTo(against);
      }
      return order != 0 ? order : Double.compare(other.residual, residual);
    }
  }

  /** Parts have no statistics: these are of the whole, which is looked at where it is kept. */
  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    statistics = List.of();
    judgement = Optional.empty();
  }

  /** Nothing found yet. */
  public LawTally(double tolerance) {
    this.tolerance = tolerance;
  }

  /** What a law finds in a table that holds all rows. */
  static LawTally of(Law law, Table data) {
    LawTally tally = new LawTally(law.statement().tolerance());
    tally.add(law.examine(data));
    return tally;
  }

  /** Adds what was found in a part; the last part's statistics and judgement are kept. */
  public void add(Examination part) {
    double[] residuals = part.residuals();
    for (int i = 0; i < residuals.length; i++) {
      if (!Table.isMissing(residuals[i])) {
        add(part, i);
      }
    }
    part.gaps().forEach(gap -> gaps.merge(gap.kind(), gap, Gap::and));
    List<Statistic> all = part.statistics();
    statistics = all.subList(0, Math.min(MOST_STATISTICS, all.size()));
    if (all.size() > MOST_STATISTICS) {
      Gap rest =
          new Gap(
              "statistics-not-listed",
              "statistics",
              "at most " + MOST_STATISTICS,
              all.size() - (long) MOST_STATISTICS,
              "more, which are judged all the same");
      gaps.merge(rest.kind(), rest, Gap::and);
    }
    judgement = part.judgement();
  }

  private void add(Examination part, int index) {
    double residual = part.residuals()[index];
    double excess = part.sided().excess(residual);
    checked++;
    violations += excess > tolerance ? 1 : 0;
    if (!Double.isFinite(residual)) {
      return;
    }
    excesses.add(excess);
    boolean bad = worst.size() < WORST || excess >= worst.get(WORST - 1).excess;
    if (excess > 0 && bad) {
      keep(new Ranked(excess, residual, new TreeMap<>(part.subject().apply(index))));
    }
  }

  private void keep(Ranked ranked) {
    int place = 0;
    while (place < worst.size() && worst.get(place).compareTo(ranked) <= 0) {
      place++;
    }
    worst.add(place, ranked);
    if (worst.size() > WORST) {
      worst.remove(WORST);
    }
  }

  /** Adds what was found in other parts. */
  public void merge(LawTally other) {
    checked += other.checked;
    violations += other.violations;
    excesses.merge(other.excesses);
    other.worst.forEach(this::keep);
    other.gaps.values().forEach(gap -> gaps.merge(gap.kind(), gap, Gap::and));
  }

  long checked() {
    return checked;
  }

  long violations() {
    return violations;
  }

  QuantileHistogram excesses() {
    return excesses;
  }

  List<Worst> worst() {
    return worst.stream().map(ranked -> new Worst(ranked.key, ranked.residual)).toList();
  }

  List<Finding> findings() {
    return gaps.values().stream().map(Gap::finding).toList();
  }

  List<Statistic> statistics() {
    return statistics;
  }

  Optional<Judgement> judgement() {
    return judgement;
  }
}
