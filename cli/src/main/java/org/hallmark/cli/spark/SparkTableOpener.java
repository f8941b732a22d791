package org.hallmark.cli.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.hallmark.cli.table.OpenedTable;
import org.hallmark.cli.table.TableOpener;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.tables.Schema;
import org.hallmark.tables.spark.LocalSpark;
import org.hallmark.tables.spark.SparkFiles;

/**
 * Opens tables by Spark, at any place that Spark can read. What is found of them is the same, bit
 * for bit, as in this process alone.
 */
public final class SparkTableOpener implements TableOpener, AutoCloseable {
  /** What stands for the master that {@code spark-submit} was given. */
  private static final String SUBMITTED = "submitted";

  private final SparkSession session;
  private final Path folder;

  private SparkTableOpener(SparkSession session, Path folder) {
    this.session = session;
    this.folder = folder;
  }

  /**
   * A session.
   *
   * @param master as Spark has it, such as {@code local[*]} or {@code spark://host:7077}; {@code
   *     submitted} where {@code spark-submit} says it
   */
  public static SparkTableOpener of(String master) throws IOException {
    Path folder = Files.createTempDirectory("hallmark-spark");
    String url = master.equals(SUBMITTED) ? System.getProperty("spark.master", "local[*]") : master;
    return new SparkTableOpener(LocalSpark.session(folder, url), folder);
  }

  @Override
  public OpenedTable open(String place, Schema schema) throws IOException {
    try {
      SparkFiles files = SparkFiles.open(session, place, schema, Optional.empty());
      return new OpenedTable(
          files.schema(),
          files.names(),
          files.problems(),
          (where, progress) -> SparkFiles.open(session, place, schema, where).scan());
    } catch (RuntimeException e) {
      throw new IOException(place + " cannot be read by Spark: " + firstLine(e), e);
    }
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }

  @Override
  public void close() throws IOException {
    session.stop();
    DurableFiles.deleteTree(folder);
  }
}
