package org.hallmark.cli.table;

import java.io.IOException;
import java.nio.file.Path;
import org.hallmark.privacy.plan.SourceFormat;
import org.hallmark.tables.Schema;
import org.hallmark.tables.file.DataFiles;

/** Opens tables for measuring: in this process, or by Spark. */
@FunctionalInterface
public interface TableOpener {
  /** Opens the table at a place; {@code schema} is the plan's. */
  OpenedTable open(String place, Schema schema) throws IOException;

  /** Files and folders of this machine, read by all its processors without Spark. */
  static OpenedTable local(String place, Schema schema) throws IOException {
    return OpenedTable.of(DataFiles.open(Path.of(place), schema));
  }

  /** The same of one file whose format is known, whatever its name. */
  static TableOpener of(SourceFormat format) {
    return (place, schema) ->
        OpenedTable.of(
            format == SourceFormat.PARQUET
                ? DataFiles.parquet(Path.of(place), schema)
                : DataFiles.csv(Path.of(place), schema));
  }
}
