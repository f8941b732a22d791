package org.hallmark.physics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hallmark.metrics.Noise;
import org.hallmark.metrics.statistics.Intervals;
import org.hallmark.physics.LawResult.Evidence;
import org.hallmark.physics.LawResult.Measured;
import org.hallmark.physics.LawResult.Quantile;
import org.hallmark.physics.LawResult.QuantileInterval;
import org.hallmark.physics.LawResult.Reference;
import org.hallmark.physics.statistics.OrderStatistics;
import org.hallmark.privacy.source.NoisyCounts;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.QuantileHistogram;

/**
 * One law against one table, as it is published.
 *
 * <p>Subjects without a residual are not checked; those with a bad cell are violations, but have no
 * residual that could be published. Quantiles are order statistics of how far residuals lie on the
 * forbidden side: |r|, or max(r, 0) where only one side is forbidden. Their intervals hold for
 * subjects that are independent of each other; correlated ones need wider intervals.
 *
 * <pre>{@code
 * Schema schema =
 *     new Schema(
 *         List.of(
 *             Column.number("speed", "speed", Kind.REAL, "m/s", 0, 50, Missing.REFUSED)));
 * Table table = Table.of(schema, new double[][] {{3.1, 17.4, 26.0}});
 * String plan = "- {kind: bounds, id: limit, title: Limit, of: speed, atMost: 25, unit: m/s, tolerance: 0}";
 * Node entries = Documents.yaml("laws", plan.getBytes(UTF_8));
 * Mistakes mistakes = new Mistakes();
 * List<Law> laws = Laws.read(entries.items(), LawContext.open(schema, List.of()), mistakes);
 * mistakes.throwIfAny();
 * LawResult result = LawCheck.of(laws.get(0), table);
 * }</pre>
 */
public final class LawCheck {
  /** Id of this way of checking. */
  public static final String ID = "violation-count-v2";

  private static final double[] PROBABILITIES = {0.5, 0.9, 0.99, 1};

  private final Law law;
  private final LawStatement statement;
  private final LawTally found;

  private LawCheck(Law law, LawTally found) {
    this.law = law;
    this.statement = law.statement();
    this.found = found;
  }

  /** The check of published data alone. */
  public static LawResult of(Law law, Table data) {
    return of(law, LawTally.of(law, data));
  }

  /** The same of what was found in parts. */
  public static LawResult of(Law law, LawTally found) {
    return new LawCheck(law, found).result(Optional.empty());
  }

  /** The same with the noisy count of violations in a confidential source. */
  public static LawResult charged(Law law, Table synthetic, NoisyCounts source) {
    return new LawCheck(law, LawTally.of(law, synthetic)).result(Optional.of(reference(source)));
  }

  /** The same with what the law finds in a public source, exactly. */
  public static LawResult beside(Law law, Table synthetic, Table publicSource) {
    return beside(law, LawTally.of(law, synthetic), LawTally.of(law, publicSource));
  }

  /** The same of what was found in parts. */
  public static LawResult beside(Law law, LawTally synthetic, LawTally publicSource) {
    LawCheck source = new LawCheck(law, publicSource);
    Reference reference =
        new Reference(publicSource.violations(), Optional.empty(), Optional.of(source.measured()));
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
        found.violations(),
        Intervals.LEVEL,
        upper(),
        quantiles(),
        found.worst(),
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

  private double upper() {
    return Intervals.clopperPearsonUpper(found.violations(), found.checked(), Intervals.LEVEL);
  }

  private List<Quantile> quantiles() {
    long n = found.excesses().count();
    return n == 0
        ? List.of()
        : Arrays.stream(PROBABILITIES)
            .mapToObj(p -> new Quantile(p, low(OrderStatistics.rank(n, p))))
            .toList();
  }

  private List<QuantileInterval> intervals() {
    QuantileHistogram excesses = found.excesses();
    return Arrays.stream(PROBABILITIES)
        .filter(p -> p < 1)
        .mapToObj(p -> OrderStatistics.ranks(excesses.count(), p, Intervals.LEVEL))
        .flatMap(Optional::stream)
        .map(
            ranks ->
                new QuantileInterval(
                    ranks.probability(), low(ranks.lower()), excesses.rank(ranks.upper()).high()))
        .toList();
  }

  private double low(long rank) {
    return found.excesses().rank(rank).low();
  }

  private static Reference reference(NoisyCounts source) {
    Noise noise =
        new Noise(source.mechanism(), source.scale(), source.sensitivity(), source.event());
    return new Reference(source.counts().get(0), Optional.of(noise), Optional.empty());
  }
}
