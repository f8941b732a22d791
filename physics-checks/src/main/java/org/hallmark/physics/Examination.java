package org.hallmark.physics;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.IntFunction;
import org.hallmark.tables.Table;

/**
 * What a law finds in one table, before anything is decided about what may be published of it.
 *
 * @param residuals what is zero where the law holds exactly, of every subject: a row, a group, a
 *     pair of groups. {@link Table#MISSING} where the law does not apply, {@link Table#BAD} where
 *     it is broken but no number can be given
 * @param sided which residuals are violations
 * @param subject names the subject of a residual by public keys; called for the worst alone
 * @param statistics what it was judged by, for a law about a whole sample
 * @param judgement the answer, for a law about a whole sample
 * @param gaps what of the table could not be looked at
 */
public record Examination(
    double[] residuals,
    Sided sided,
    IntFunction<SortedMap<String, String>> subject,
    List<Statistic> statistics,
    Optional<Judgement> judgement,
    List<Gap> gaps) {

  public Examination {
    statistics = List.copyOf(statistics);
    gaps = List.copyOf(gaps);
  }

  /** Of a law that is judged by its violations alone. */
  public static Examination of(
      double[] residuals, Sided sided, IntFunction<SortedMap<String, String>> subject) {
    return new Examination(residuals, sided, subject, List.of(), Optional.empty(), List.of());
  }

  /** Nothing could be looked at. */
  public static Examination notEstimable(String because, List<Gap> gaps) {
    return new Examination(
        new double[0],
        Sided.BOTH,
        index -> Collections.emptySortedMap(),
        List.of(),
        Optional.of(Judgement.notEstimable(because)),
        gaps);
  }

  public Examination withGaps(List<Gap> more) {
    return new Examination(residuals, sided, subject, statistics, judgement, more);
  }

  /** How many subjects break it. */
  long violations(double tolerance) {
    long violations = 0;
    for (double residual : residuals) {
      boolean broken = !Table.isMissing(residual) && sided.excess(residual) > tolerance;
      violations += broken ? 1 : 0;
    }
    return violations;
  }
}
