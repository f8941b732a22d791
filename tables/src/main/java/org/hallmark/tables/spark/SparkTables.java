package org.hallmark.tables.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/** Tables read and collected by Spark. */
public final class SparkTables {
  private SparkTables() {}

  public static Dataset<Row> read(
      SparkSession session,
      Format format,
      Path file,
      Schema schema,
      Optional<Expression> where,
      Cells cells)
      throws IOException {
    throw new UnsupportedOperationException();
  }

  public static Table collect(Dataset<Row> rows, Schema schema) {
    throw new UnsupportedOperationException();
  }
}
