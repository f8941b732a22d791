package org.hallmark.physics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hallmark.metrics.Noise;
import org.hallmark.metrics.statistics.Intervals;
import org.hallmark.physics.LawResult.Quantile;
import org.hallmark.physics.LawResult.Reference;
import org.hallmark.physics.LawResult.Worst;
import org.hallmark.privacy.source.NoisyCounts;
import org.hallmark.tables.Frame;
import org.hallmark.tables.Table;

/**
 * One law against one synthetic table.
 *
 * <p>Records without a residual are not checked; records with a bad cell are violations, but have
 * no residual that could be published. Quantiles are order statistics of how far residuals lie on
 * the forbidden side: |r|, or max(r, 0) where only one side is forbidden.
 */
final class LawCheck {
  /** Id of this way of checking. */
  static final String ID = "violation-count-v1";

  private static final double[] PROBABILITIES = {0.5, 0.9, 0.99, 1};
  private static final int WORST = 5;

  private final Law law;
  private final Table synthetic;
  private final Frame frame;
  private final double[] residuals;

  LawCheck(Law law, Table synthetic, Frame frame) {
    this.law = law;
    this.synthetic = synthetic;
    this.frame = frame;
    this.residuals = law.residuals(synthetic);
  }

  LawResult result(Optional<NoisyCounts> source) {
    long checked = Arrays.stream(residuals).filter(Law::applies).count();
    long violations = new LawCounter(law).count(synthetic)[0];
    return new LawResult(
        law.id(),
        law.title(),
        law.scale(),
        law.residual().text(),
        law.unit(),
        law.tolerance(),
        law.assumes(),
        law.weakness(),
        ID,
        checked,
        violations,
        Intervals.LEVEL,
        Intervals.clopperPearsonUpper(violations, checked, Intervals.LEVEL),
        quantiles(),
        worst(),
        source.map(LawCheck::reference));
  }

  private List<Quantile> quantiles() {
    double[] sorted =
        Arrays.stream(residuals)
            .filter(Double::isFinite)
            .map(law.sided()::excess)
            .sorted()
            .toArray();
    return sorted.length == 0
        ? List.of()
        : Arrays.stream(PROBABILITIES).mapToObj(p -> quantile(sorted, p)).toList();
  }

  /** The least residual that at least this share of all does not exceed. */
  private static Quantile quantile(double[] sorted, double probability) {
    int rank = (int) Math.ceil(probability * sorted.length);
    return new Quantile(probability, sorted[Math.max(1, rank) - 1]);
  }

  /** Largest first; of equals, the first in the table. Exact obedience is never among the worst. */
  private List<Worst> worst() {
    return IntStream.range(0, residuals.length)
        .filter(i -> Double.isFinite(residuals[i]) && law.sided().excess(residuals[i]) > 0)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -law.sided().excess(residuals[i])))
        .limit(WORST)
        .map(i -> new Worst(key(i), residuals[i]))
        .toList();
  }

  private SortedMap<String, String> key(int index) {
    if (law.residual().groups().isPresent()) {
      return law.residual().groups().get().label(index);
    }
    SortedMap<String, String> key = new TreeMap<>();
    frame.keys().forEach(name -> key.put(name, synthetic.value(index, name)));
    return key;
  }

  private static Reference reference(NoisyCounts source) {
    Noise noise =
        new Noise(source.mechanism(), source.scale(), source.sensitivity(), source.event());
    return new Reference(source.counts().get(0), Optional.of(noise));
  }
}
