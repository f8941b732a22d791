package org.hallmark.cli.measure;

import java.io.IOException;
import java.util.Optional;
import org.hallmark.cli.spark.SparkTableOpener;
import org.hallmark.cli.table.TableOpener;
import picocli.CommandLine.Option;

/** The options that say what reads tables. */
final class ReadingOptions {
  @Option(
      names = "--master",
      paramLabel = "URL",
      description = {
        "Read by Spark with this master, such as local[*] or spark://host:7077; 'submitted' below",
        "spark-submit. The answer is the same. Default: this process alone."
      })
  private Optional<String> master = Optional.empty();

  /** Something that reads tables. */
  interface Work<R> {
    R with(TableOpener opener) throws IOException;
  }

  /** Does some work with what reads tables, and stops that. */
  <R> R read(Work<R> work) throws IOException {
    if (master.isEmpty()) {
      return work.with(TableOpener::local);
    }
    try (SparkTableOpener spark = SparkTableOpener.of(master.get())) {
      return work.with(spark);
    }
  }
}
