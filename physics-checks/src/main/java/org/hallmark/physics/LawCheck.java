package org.hallmark.physics;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hallmark.metrics.Noise;
import org.hallmark.metrics.statistics.Intervals;
import org.hallmark.physics.LawResult.Evidence;
import org.hallmark.physics.LawResult.Measured;
import org.hallmark.physics.LawResult.Quantile;
import org.hallmark.physics.LawResult.QuantileInterval;
import org.hallmark.physics.LawResult.Reference;
import org.hallmark.physics.LawResult.Worst;
import org.hallmark.physics.statistics.OrderStatistics;
import org.hallmark.privacy.source.NoisyCounts;
import org.hallmark.tables.Table;

/**
 * One law against one table, as it is published.
 *
 * <p>Subjects without a residual are not checked; those with a bad cell are violations, but have no
 * residual that could be published. Quantiles are order statistics of how far residuals lie on the
 * forbidden side: |r|, or max(r, 0) where only one side is forbidden. Their intervals hold for
 * subjects that are independent of each other; correlated ones need wider intervals.
 */
public final class LawCheck {
  /** Id of this way of checking. */
  public static final String ID = "violation-count-v2";

  private static final double[] PROBABILITIES = {0.5, 0.9, 0.99, 1};
  private static final int WORST = 5;

  private final Law law;
  private final LawStatement statement;
  private final Examination found;
  private final double[] excesses;

  private LawCheck(Law law, Table data) {
    this.law = law;
    this.statement = law.statement();
    this.found = law.examine(data);
    this.excesses =
        Arrays.stream(found.residuals())
            .filter(Double::isFinite)
            .map(found.sided()::excess)
            .sorted()
            .toArray();
  }

  /** The check of published data alone. */
  public static LawResult of(Law law, Table data) {
    return new LawCheck(law, data).result(Optional.empty());
  }

  /** The same with the noisy count of violations in a confidential source. */
  public static LawResult charged(Law law, Table synthetic, NoisyCounts source) {
    return new LawCheck(law, synthetic).result(Optional.of(reference(source)));
  }

  /** The same with what the law finds in a public source, exactly. */
  public static LawResult beside(Law law, Table synthetic, Table publicSource) {
    LawCheck source = new LawCheck(law, publicSource);
    Reference reference =
        new Reference(source.violations(), Optional.empty(), Optional.of(source.measured()));
    return new LawCheck(law, synthetic).result(Optional.of(reference));
  }

  private LawResult result(Optional<Reference> reference) {
    return new LawResult(
        statement.id(),
        statement.title(),
        law.scale(),
        statement.formula(),
        statement.unit(),
        statement.tolerance(),
        statement.assumes(),
        statement.weakness(),
        ID,
        found.checked(),
        violations(),
        Intervals.LEVEL,
        upper(),
        quantiles(),
        worst(),
        reference,
        Optional.of(evidence()));
  }

  private Evidence evidence() {
    return new Evidence(
        statement.method(),
        intervals(),
        found.statistics(),
        found.judgement(),
        found.findings(),
        statement.filtered());
  }

  private Measured measured() {
    return new Measured(
        found.checked(), upper(), quantiles(), found.statistics(), found.judgement());
  }

  private long violations() {
    return found.violations(statement.tolerance());
  }

  private double upper() {
    return Intervals.clopperPearsonUpper(violations(), found.checked(), Intervals.LEVEL);
  }

  private List<Quantile> quantiles() {
    return excesses.length == 0
        ? List.of()
        : Arrays.stream(PROBABILITIES)
            .mapToObj(p -> new Quantile(p, OrderStatistics.quantile(excesses, p)))
            .toList();
  }

  private List<QuantileInterval> intervals() {
    return Arrays.stream(PROBABILITIES)
        .filter(p -> p < 1)
        .mapToObj(p -> OrderStatistics.interval(excesses, p, Intervals.LEVEL))
        .flatMap(Optional::stream)
        .map(i -> new QuantileInterval(i.probability(), i.lower(), i.upper()))
        .toList();
  }

  /**
   * Largest first; of equals, by their names, shorter ones first, as numbers count. Exact obedience
   * is never among the worst.
   */
  private List<Worst> worst() {
    double[] residuals = found.residuals();
    double least = excesses.length <= WORST ? 0 : Math.max(0, excesses[excesses.length - WORST]);
    return IntStream.range(0, residuals.length)
        .filter(i -> Double.isFinite(residuals[i]))
        .filter(i -> excess(i) > 0 && excess(i) >= least)
        .mapToObj(i -> new Worst(found.subject().apply(i), residuals[i]))
        .sorted(LawCheck::compare)
        .limit(WORST)
        .toList();
  }

  private double excess(int index) {
    return found.sided().excess(found.residuals()[index]);
  }

  private static int compare(Worst a, Worst b) {
    int order = Double.compare(Math.abs(b.residual()), Math.abs(a.residual()));
    Iterator<String> other = b.key().values().iterator();
    for (String value : a.key().values()) {
      String against = order == 0 && other.hasNext() ? other.next() : value;
      order = order != 0 ? order : Integer.compare(value.length(), against.length());
      order = order != 0 ? order : value.compareTo(against);
    }
    return order != 0 ? order : Double.compare(b.residual(), a.residual());
  }

  private static Reference reference(NoisyCounts source) {
    Noise noise =
        new Noise(source.mechanism(), source.scale(), source.sensitivity(), source.event());
    return new Reference(source.counts().get(0), Optional.of(noise), Optional.empty());
  }
}
