package org.hallmark.tables.parquet;

import java.io.IOException;
import java.nio.file.Path;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/** Tables as Parquet files. */
public final class ParquetTables {
  /** Id of the writer: same id, same table, same bytes. */
  public static final String VERSION = "hallmark-parquet-v1";

  private ParquetTables() {}

  public static void write(Table table, Path file) throws IOException {
    throw new UnsupportedOperationException();
  }

  public static Table read(String name, Path file, Schema schema)
      throws IOException, MalformedDocumentException {
    throw new UnsupportedOperationException();
  }
}
