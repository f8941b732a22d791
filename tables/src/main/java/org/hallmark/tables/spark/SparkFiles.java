package org.hallmark.tables.spark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Schema;
import org.hallmark.tables.scan.Scan;

/**
 * A data set at any path that Spark reads: Parquet, CSV or JSON lines, in one file, a folder or a
 * pattern.
 *
 * @param scan its rows, with those columns of the schema that can be read
 * @param schema these columns
 * @param names all columns that the files have
 * @param problems why columns of the schema cannot be read, by name
 */
public record SparkFiles(
    Scan scan, Schema schema, List<String> names, Map<String, String> problems) {
  public SparkFiles {
    names = List.copyOf(names);
    problems = new TreeMap<>(problems);
  }

  /**
   * Opens files, whose format the path's ending tells; one without is Parquet. Texts are not
   * interpreted by Spark.
   *
   * @param path a path or URI
   * @param where which rows to take, or all; it reads columns that are there
   */
  public static SparkFiles open(
      SparkSession session, String path, Schema schema, Optional<Expression> where) {
    Dataset<Row> rows = rows(session, path);
    Map<String, String> problems = SparkScan.problems(rows, schema);
    Schema readable =
        schema.select(schema.names().stream().filter(name -> !problems.containsKey(name)).toList());
    String name = path.substring(path.lastIndexOf('/') + 1);
    return new SparkFiles(
        SparkScan.of(rows, readable, name, where),
        readable,
        Arrays.asList(rows.columns()),
        problems);
  }

  private static Dataset<Row> rows(SparkSession session, String path) {
    String name = path.toLowerCase(Locale.ROOT);
    if (name.matches(".*\\.(csv|tsv)(\\.gz)?")) {
      return session
          .read()
          .option("header", true)
          .option("sep", name.contains(".tsv") ? "\t" : ",")
          .option("quote", "\"")
          .option("escape", "\"")
          .option("encoding", "UTF-8")
          .csv(path);
    }
    return name.matches(".*\\.(json|jsonl|ndjson)(\\.gz)?")
        ? session.read().option("primitivesAsString", true).json(path)
        : session.read().parquet(path);
  }
}
