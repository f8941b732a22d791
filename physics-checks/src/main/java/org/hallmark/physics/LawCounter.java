package org.hallmark.physics;

import java.util.Optional;
import org.hallmark.metrics.observable.Grouping;
import org.hallmark.privacy.source.CellCounter;
import org.hallmark.tables.Table;

/**
 * Counts the records or groups of a table that break a law, in one cell. A record more or less
 * changes the count by at most one, also where it belongs to a group: it is for laws that give one
 * residual per record, or one per group. A privacy unit of several records changes it by at most
 * one for each record, or each group, of it that counts.
 *
 * @param law the law
 * @param grouping the groups by which a unit is bounded; empty where it is bounded by records
 */
public record LawCounter(Law law, Optional<Grouping> grouping) implements CellCounter {
  /** Of a law that bounds a unit by its records. */
  public LawCounter(Law law) {
    this(law, Optional.empty());
  }

  @Override
  public String id() {
    return law.id();
  }

  @Override
  public Grain grain() {
    return law.grain() == Law.Grain.ROWS ? Grain.ROWS : Grain.WHOLE;
  }

  @Override
  public Optional<int[]> groups(Table rows) {
    return grouping.map(groups -> groups.of(rows));
  }

  @Override
  public int cells() {
    return 1;
  }

  @Override
  public int reach() {
    return law.statement().reach();
  }

  @Override
  public long[] count(Table rows) {
    return new long[] {law.examine(rows).violations(law.statement().tolerance())};
  }
}
