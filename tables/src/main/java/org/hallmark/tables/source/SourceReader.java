package org.hallmark.tables.source;

import java.io.IOException;
import org.hallmark.tables.store.RowStorage;
import org.hallmark.tables.store.StoredTable;

/** Reads source files; every implementation gives the same rows and digests. */
public interface SourceReader {
  /**
   * Looks at the header alone.
   *
   * @throws MissingColumnsException if it lacks columns of the schema
   */
  void requireColumns(SourceQuery query) throws IOException;

  /**
   * The rows that {@code storage} keeps, in canonical order.
   *
   * @throws MissingColumnsException if the file lacks columns of the schema
   * @throws BadCellsException if cells are strict and some of the rows have bad ones
   */
  StoredTable rows(SourceQuery query, Cells cells, RowStorage storage) throws IOException;

  /**
   * The rows, bad cells silently bad, and the digests of all records.
   *
   * @throws MissingColumnsException if the file lacks columns of the schema
   */
  SourcePass pass(SourceQuery query, RowStorage storage) throws IOException;
}
