package org.hallmark.tables.spark;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;
import org.hallmark.tables.source.Cells;
import org.hallmark.tables.source.SourcePass;
import org.hallmark.tables.source.SourceQuery;
import org.hallmark.tables.source.SourceReader;
import org.hallmark.tables.store.RowStorage;
import org.hallmark.tables.store.StoredTable;

/**
 * Reads source files by Spark.
 *
 * @param session which must see the files and, from all its executors, the folder of the storage
 */
public record SparkSourceReader(SparkSession session) implements SourceReader {
  @Override
  public void requireColumns(SourceQuery query) throws IOException {
    SparkTables.read(session, query, Cells.LENIENT);
  }

  @Override
  public StoredTable rows(SourceQuery query, Cells cells, RowStorage storage) throws IOException {
    return SparkTables.store(SparkTables.read(session, query, cells), query.schema(), storage);
  }

  @Override
  public SourcePass pass(SourceQuery query, RowStorage storage) throws IOException {
    return DigestingPass.over(session, query, storage);
  }
}
