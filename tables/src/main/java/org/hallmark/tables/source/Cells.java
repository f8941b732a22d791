package org.hallmark.tables.source;

/** What to do about cells that their column cannot hold. */
public enum Cells {
  /** They become {@link org.hallmark.tables.Table#BAD} without a word: for confidential sources. */
  LENIENT,
  /** All are told at once in a {@link BadCellsException}: for public sources. */
  STRICT
}
