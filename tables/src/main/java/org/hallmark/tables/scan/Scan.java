package org.hallmark.tables.scan;

import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hallmark.tables.Schema;

/** A way of passing once over the rows of a table for any number of gatherings. */
@FunctionalInterface
public interface Scan {
  /**
   * Reads all rows once.
   *
   * @throws IllegalArgumentException if a gathering reads a column that the table lacks
   * @throws IOException if the rows cannot be read; a cell that its column cannot hold is no such
   *     failure, see {@link Gathered#badCells}
   */
  Gathered gather(List<? extends Gathering<?>> gatherings) throws IOException;

  /**
   * The columns of a schema that gatherings read, in its order; one at least, where there is one,
   * for rows are counted.
   *
   * @throws IllegalArgumentException if a gathering reads a column that the schema lacks
   */
  static Schema columns(Schema schema, List<? extends Gathering<?>> gatherings) {
    SortedSet<String> names = new TreeSet<>();
    gatherings.forEach(gathering -> names.addAll(gathering.allColumns()));
    names.forEach(schema::column);
    List<String> chosen = schema.names().stream().filter(names::contains).toList();
    return chosen.isEmpty()
        ? new Schema(schema.columns().stream().limit(1).toList())
        : schema.select(chosen);
  }
}
