package org.hallmark.tables;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rows of one schema in a fixed order, a block at a time: a {@link Table}, or more rows than memory
 * holds.
 */
public interface RowBlocks {
  /** Rows in the blocks of {@link #forEachBlock}. */
  int BLOCK = 1 << 13;

  /** The columns. */
  Schema schema();

  /** How many rows there are. */
  int rows();

  /** The rows {@code from} to {@code to}, without the second. */
  Table block(int from, int to);

  /** All rows at once; takes their memory. */
  default Table table() {
    return block(0, rows());
  }

  /** Hands on all rows in their order, some at a time. */
  default void forEachBlock(Consumer<Table> each) {
    for (int from = 0; from < rows(); from += Math.min(BLOCK, rows() - from)) {
      each.accept(block(from, from + Math.min(BLOCK, rows() - from)));
    }
  }

  /**
   * The folder in which what is made of these rows may lie for a while, as private as they are;
   * none where the rows are in memory.
   */
  default Optional<Path> scratch() {
    return Optional.empty();
  }
}
