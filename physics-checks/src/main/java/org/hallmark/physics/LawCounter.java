package org.hallmark.physics;

import org.hallmark.privacy.source.CellCounter;
import org.hallmark.tables.Table;

/**
 * Counts the records or groups of a table that break a law, in one cell. A record more or less
 * changes the count by at most one, also where it belongs to a group: it is for laws that give one
 * residual per record, or one per group.
 *
 * @param law the law
 */
public record LawCounter(Law law) implements CellCounter {
  @Override
  public String id() {
    return law.id();
  }

  @Override
  public int sensitivity() {
    return 1;
  }

  @Override
  public long[] count(Table rows) {
    return new long[] {law.examine(rows).violations(law.statement().tolerance())};
  }
}
