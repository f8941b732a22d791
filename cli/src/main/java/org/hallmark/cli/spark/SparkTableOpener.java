package org.hallmark.cli.spark;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hallmark.cli.table.OpenedTable;
import org.hallmark.cli.table.TableOpener;
import org.hallmark.tables.Schema;
import org.hallmark.tables.spark.ScientificFunctions;
import org.hallmark.tables.spark.SparkScan;

/**
 * Opens tables by Spark, at any place that Spark can read. What is found of them is the same, bit
 * for bit, as in this process alone.
 */
public final class SparkTableOpener implements TableOpener, AutoCloseable {
  private final SparkSession session;

  private SparkTableOpener(SparkSession session) {
    this.session = session;
  }

  /**
   * A session.
   *
   * @param master as Spark has it, such as {@code local[*]} or {@code spark://host:7077}; {@code
   *     submitted} where {@code spark-submit} says it
   */
  public static SparkTableOpener of(String master) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("hallmark measure")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.ansi.enabled", "false")
            .config("spark.sql.caseSensitive", "true")
            .config("spark.sql.session.timeZone", "UTC");
    boolean here = master.startsWith("local");
    if (!master.equals("submitted")) {
      builder = builder.master(master);
    }
    if (here) {
      builder =
          builder
              .config("spark.ui.enabled", "false")
              .config("spark.driver.host", "localhost")
              .config("spark.driver.bindAddress", "127.0.0.1");
    }
    SparkSession session = builder.getOrCreate();
    ScientificFunctions.register(session);
    return new SparkTableOpener(session);
  }

  @Override
  public OpenedTable open(String place, Schema schema) throws IOException {
    Dataset<Row> rows = rows(place);
    Map<String, String> problems = SparkScan.problems(rows, schema);
    Schema readable =
        schema.select(schema.names().stream().filter(n -> !problems.containsKey(n)).toList());
    return new OpenedTable(
        readable,
        Arrays.asList(rows.columns()),
        problems,
        (where, progress) -> SparkScan.of(rows, readable, place, where));
  }

  /** By its name: text with a header, JSON lines, else Parquet. */
  private Dataset<Row> rows(String place) throws IOException {
    String name = place.toLowerCase(Locale.ROOT).replaceAll("(\\.gz|/)$", "");
    try {
      if (name.endsWith(".csv") || name.endsWith(".tsv")) {
        return session
            .read()
            .option("header", true)
            .option("sep", name.endsWith(".tsv") ? "\t" : ",")
            .option("escape", "\"")
            .csv(place);
      }
      boolean json = name.matches(".*\\.(json|jsonl|ndjson)");
      return json ? session.read().json(place) : session.read().parquet(place);
    } catch (RuntimeException e) {
      throw new IOException(place + " cannot be read by Spark: " + firstLine(e), e);
    }
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }

  @Override
  public void close() {
    session.stop();
  }
}
