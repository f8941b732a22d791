package org.hallmark.cli.table;

import java.io.IOException;
import java.nio.file.Path;
import org.hallmark.tables.Schema;
import org.hallmark.tables.file.DataFiles;
import org.hallmark.tables.scan.Batches;
import org.hallmark.tables.scan.LocalScan;
import org.hallmark.tables.scan.Selected;

/** Opens tables for measuring: in this process, or by Spark. */
@FunctionalInterface
public interface TableOpener {
  /** Opens the table at a place; {@code schema} is the plan's. */
  OpenedTable open(String place, Schema schema) throws IOException;

  /** Files and folders of this machine, read by all its processors without Spark. */
  static OpenedTable local(String place, Schema schema) throws IOException {
    DataFiles files = DataFiles.open(Path.of(place), schema);
    Batches all = files.batches();
    int threads = Runtime.getRuntime().availableProcessors();
    return new OpenedTable(
        all.schema(),
        files.names(),
        files.problems(),
        (where, progress) ->
            new LocalScan(
                where.<Batches>map(condition -> new Selected(all, condition)).orElse(all),
                threads,
                progress));
  }
}
