package org.hallmark.physics.law;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.physics.Examination;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawCounter;
import org.hallmark.physics.LawReading.Countable;
import org.hallmark.physics.LawStatement;
import org.hallmark.privacy.source.CellCounter;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;

/**
 * A law as its kind has read it.
 *
 * @param statement what it says
 * @param scale of rows or of groups
 * @param columns that it reads, those of {@code groupedBy} included
 * @param groupedBy the keys whose equal rows it must see together; none where it must see all
 * @param countable whether it gives one residual per row or one per group
 * @param look how it looks at a table
 */
record TableLaw(
    LawStatement statement,
    Scale scale,
    SortedSet<String> columns,
    List<Expression> groupedBy,
    Countable countable,
    Look look)
    implements Law {

  /** Looks at a table. */
  @FunctionalInterface
  interface Look {
    Examination at(Table data);
  }

  @Override
  public Grain grain() {
    if (countable == Countable.NO || scale == Scale.COARSE && groupedBy.isEmpty()) {
      return Grain.WHOLE;
    }
    return scale == Scale.FINE ? Grain.ROWS : Grain.GROUPS;
  }

  /** About single rows. */
  static Law ofRows(LawStatement statement, Collection<String> columns, Look look) {
    return new TableLaw(
        statement, Scale.FINE, new TreeSet<>(columns), List.of(), Countable.YES, look);
  }

  /** About groups, with one residual for each. */
  static Law ofGroups(
      LawStatement statement, Collection<String> columns, List<String> groupedBy, Look look) {
    return new TableLaw(
        statement, Scale.COARSE, with(columns, groupedBy), keys(groupedBy), Countable.YES, look);
  }

  /** About groups, or all rows together, with any number of residuals. */
  static Law ofSamples(
      LawStatement statement, Collection<String> columns, List<String> groupedBy, Look look) {
    return new TableLaw(
        statement, Scale.COARSE, with(columns, groupedBy), List.of(), Countable.NO, look);
  }

  @Override
  public Examination examine(Table data) {
    return look.at(data);
  }

  @Override
  public Optional<CellCounter> counter() {
    return countable == Countable.YES ? Optional.of(new LawCounter(this)) : Optional.empty();
  }

  private static List<Expression> keys(List<String> columns) {
    return columns.stream().map(Cells::key).toList();
  }

  private static SortedSet<String> with(Collection<String> columns, List<String> more) {
    SortedSet<String> all = new TreeSet<>(columns);
    all.addAll(more);
    return all;
  }
}
