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

/**
 * The columns of a file that a schema names, as the texts that stand in it. Nothing is parsed by
 * Spark: its rules depend on options, versions and modes.
 */
final class SourceFile {
  private SourceFile() {}

  static Dataset<Row> texts(SparkSession session, Format format, Path file, Schema schema)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return format == Format.CSV ? csv(session, file, schema) : parquet(session, file, schema);
  }

  /** The names of all columns of a file. */
  static List<String> names(SparkSession session, Format format, Path file) throws IOException {
    return format == Format.CSV
        ? CsvHeader.read(file)
        : Arrays.asList(session.read().parquet(file.toAbsolutePath().toString()).columns());
  }

  /** All columns of a file, in its order. */
  static Dataset<Row> texts(SparkSession session, Format format, Path file) throws IOException {
    if (format == Format.CSV) {
      return places(session, file, CsvHeader.read(file).size());
    }
    Dataset<Row> rows = session.read().parquet(file.toAbsolutePath().toString());
    return rows.select(
        Arrays.stream(rows.columns())
            .map(name -> rows.col("`" + name.replace("`", "``") + "`").cast(DataTypes.StringType))
            .toArray(Column[]::new));
  }

  /** Columns go by place, so that no name in a header can mean anything to Spark. */
  private static Dataset<Row> csv(SparkSession session, Path file, Schema schema)
      throws IOException {
    List<String> header = CsvHeader.read(file);
    requireColumns(schema, header);
    return places(session, file, header.size())
        .select(
            schema.names().stream()
                .map(name -> functions.col(place(header.indexOf(name))).as(name))
                .toArray(Column[]::new));
  }

  private static Dataset<Row> places(SparkSession session, Path file, int columns) {
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

  private static Dataset<Row> parquet(SparkSession session, Path file, Schema schema) {
    Dataset<Row> rows = session.read().parquet(file.toAbsolutePath().toString());
    requireColumns(schema, Arrays.asList(rows.columns()));
    return rows.select(
        schema.names().stream()
            .map(name -> rows.col("`" + name + "`").cast(DataTypes.StringType).as(name))
            .toArray(Column[]::new));
  }

  private static String place(int index) {
    return "column" + index;
  }

  private static void requireColumns(Schema schema, List<String> found) {
    List<String> missing = schema.names().stream().filter(name -> !found.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new MissingColumnsException(missing, found);
    }
  }
}
