package org.hallmark.physics;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.privacy.source.CellCounter;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;

/**
 * A physical law that a table is held against: what it says, what it reads, and how to look.
 *
 * <p>Looking gives an answer for every table of the schema: empty, of one row, with missing or bad
 * cells, constant. What cannot be estimated is said with a reason; nothing is thrown that depends
 * on rows.
 */
public interface Law {

  /** What a law must see together; the results of the parts then add up to that of the whole. */
  enum Grain {
    /** Each row stands alone. */
    ROWS,
    /** The rows of a group. */
    GROUPS,
    /** All rows. */
    WHOLE
  }

  /** What it says, in words and numbers. */
  LawStatement statement();

  /** Whether it speaks of single records or of groups of them. */
  Scale scale();

  /** The columns that it reads. */
  SortedSet<String> columns();

  /** What it must see together. */
  Grain grain();

  /** The keys whose equal rows make a group, where it must see groups together; else none. */
  List<Expression> groupedBy();

  /** What the table says of it. The order of rows is of no matter. */
  Examination examine(Table data);

  /**
   * Counts its violations in a confidential source. There is none where no count would bound what
   * one privacy unit can change; such a law is then checked on the synthetic data alone.
   */
  Optional<CellCounter> counter();

  default String id() {
    return statement().id();
  }

  default String title() {
    return statement().title();
  }
}
