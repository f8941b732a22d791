package org.hallmark.physics;

import org.hallmark.privacy.source.CellCounter;
import org.hallmark.tables.Table;

/**
 * Counts the records or groups of a table that break a law, in one cell. A record more or less
 * changes the count by at most one, also where it belongs to a group.
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
    long violations = 0;
    for (double residual : law.residuals(rows)) {
      violations += Law.applies(residual) && law.violates(residual) ? 1 : 0;
    }
    return new long[] {violations};
  }
}
