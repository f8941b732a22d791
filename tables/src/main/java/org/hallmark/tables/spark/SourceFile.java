package org.hallmark.tables.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.hallmark.tables.Schema;
import org.hallmark.tables.source.CsvLines;
import org.hallmark.tables.source.Format;
import org.hallmark.tables.source.MissingColumnsException;

/**
 * The columns of a file that a schema names, as the texts that stand in it. Nothing is parsed by
 * Spark: its rules depend on options, versions and modes.
 */
final class SourceFile {
  private SourceFile() {}

  /** The columns of a schema, by name. */
  static Dataset<Row> texts(SparkSession session, Format format, Path file, Schema schema)
      throws IOException {
    List<String> names = names(session, format, file);
    Column[] columns = columns(schema, names);
    return places(session, format, file, names).select(columns);
  }

  /** The columns of a schema among all columns of a file, by place, each under its name. */
  static Column[] columns(Schema schema, List<String> names) {
    MissingColumnsException.require(schema, names);
    return schema.names().stream()
        .map(name -> functions.col(place(names.indexOf(name))).as(name))
        .toArray(Column[]::new);
  }

  /** The names of all columns of a file. */
  static List<String> names(SparkSession session, Format format, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return format == Format.CSV
        ? CsvLines.names(file)
        : Arrays.asList(session.read().parquet(file.toAbsolutePath().toString()).columns());
  }

  /**
   * All columns of a file, in its order. They go by place, so that no name in a header can mean
   * anything to Spark.
   *
   * @param names what {@link #names} gives
   */
  static Dataset<Row> places(SparkSession session, Format format, Path file, List<String> names) {
    return format == Format.CSV
        ? csv(session, file, names.size())
        : parquet(session.read().parquet(file.toAbsolutePath().toString()));
  }

  /** The name of the column at a place. */
  static String place(int index) {
    return "column" + index;
  }

  /** A name for a further column, which no column of the schema has. */
  static String unlike(Schema schema, String name) {
    String unlike = name;
    while (schema.names().contains(unlike)) {
      unlike += "'";
    }
    return unlike;
  }

  private static Dataset<Row> csv(SparkSession session, Path file, int columns) {
    StructType places = new StructType();
    for (int i = 0; i < columns; i++) {
      places = places.add(place(i), DataTypes.StringType);
    }
    return session
        .read()
        .schema(places)
        .option("header", true)
        .option("quote", "\"")
        .option("escape", "\"")
        .option("encoding", "UTF-8")
        .option("mode", "PERMISSIVE")
        .csv(file.toAbsolutePath().toString());
  }

  private static Dataset<Row> parquet(Dataset<Row> rows) {
    String[] names = rows.columns();
    Column[] places = new Column[names.length];
    for (int i = 0; i < places.length; i++) {
      String quoted = "`" + names[i].replace("`", "``") + "`";
      places[i] = rows.col(quoted).cast(DataTypes.StringType).as(place(i));
    }
    return rows.select(places);
  }
}
