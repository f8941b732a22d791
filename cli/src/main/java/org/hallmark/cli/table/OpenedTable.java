package org.hallmark.cli.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.file.DataFiles;
import org.hallmark.tables.scan.Batches;
import org.hallmark.tables.scan.LocalScan;
import org.hallmark.tables.scan.Progress;
import org.hallmark.tables.scan.Scan;
import org.hallmark.tables.scan.Selected;
import org.hallmark.tables.scan.TableBatches;

/**
 * A table of which only headers are read so far.
 *
 * @param readable the plan's columns that it has and that can be read
 * @param names all columns that it has
 * @param problems why others of the plan cannot be read, by name
 * @param rows a way of passing over the rows
 */
public record OpenedTable(
    Schema readable, List<String> names, Map<String, String> problems, Rows rows) {
  public OpenedTable {
    names = List.copyOf(names);
    problems = Map.copyOf(problems);
  }

  /** Files of this machine, read by all its processors. */
  static OpenedTable of(DataFiles files) {
    return of(files.batches(), files.names(), files.problems());
  }

  /** A table in memory. */
  public static OpenedTable of(Table table) {
    Batches all = new TableBatches(table, Runtime.getRuntime().availableProcessors());
    return of(all, table.schema().names(), Map.of());
  }

  private static OpenedTable of(Batches all, List<String> names, Map<String, String> problems) {
    int threads = Runtime.getRuntime().availableProcessors();
    return new OpenedTable(
        all.schema(),
        names,
        problems,
        (where, progress) ->
            new LocalScan(
                where.<Batches>map(condition -> new Selected(all, condition)).orElse(all),
                threads,
                progress));
  }

  /** A way of passing over the rows that a condition selects, or over all. */
  @FunctionalInterface
  public interface Rows {
    Scan where(Optional<Expression> condition, Progress progress);
  }
}
