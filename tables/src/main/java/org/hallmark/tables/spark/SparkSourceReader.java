package org.hallmark.tables.spark;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;
import org.hallmark.tables.Table;
import org.hallmark.tables.source.Cells;
import org.hallmark.tables.source.SourcePass;
import org.hallmark.tables.source.SourceQuery;
import org.hallmark.tables.source.SourceReader;

/**
 * Reads source files by Spark.
 *
 * @param session which must see the files
 */
public record SparkSourceReader(SparkSession session) implements SourceReader {
  @Override
  public void requireColumns(SourceQuery query) throws IOException {
    SparkTables.read(session, query, Cells.LENIENT);
  }

  @Override
  public Table rows(SourceQuery query, Cells cells) throws IOException {
    return SparkTables.collect(SparkTables.read(session, query, cells), query.schema());
  }

  @Override
  public SourcePass pass(SourceQuery query) throws IOException {
    return DigestingPass.over(session, query);
  }
}
