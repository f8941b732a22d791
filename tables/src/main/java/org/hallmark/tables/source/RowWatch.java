package org.hallmark.tables.source;

/** Sees the texts of records that a condition selects. */
interface RowWatch {
  RowWatch UNWATCHED = (row, texts) -> {};

  /**
   * @param row number of the record in the file, from 1
   * @param texts one for each column of the schema
   */
  void selected(long row, String[] texts);
}
