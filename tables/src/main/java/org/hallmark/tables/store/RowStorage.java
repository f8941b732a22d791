package org.hallmark.tables.store;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.hallmark.tables.Table;

/**
 * Where rows are to be stored, and which of them.
 *
 * @param folder as private as the rows are; whoever owns it removes it, also after a crash
 * @param kept of the rows in a block, those that are stored, in their order
 */
public record RowStorage(Path folder, UnaryOperator<Table> kept) {
  /** For all rows. */
  public static RowStorage in(Path folder) {
    return new RowStorage(folder, UnaryOperator.identity());
  }
}
