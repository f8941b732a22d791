package org.hallmark.cli.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Schema;
import org.hallmark.tables.scan.Progress;
import org.hallmark.tables.scan.Scan;

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

  /** A way of passing over the rows that a condition selects, or over all. */
  @FunctionalInterface
  public interface Rows {
    Scan where(Optional<Expression> condition, Progress progress);
  }
}
