package org.hallmark.tables.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hallmark.tables.RowBlocks;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/** Some of the rows of others, in their order, read where those lie. */
public final class ChosenRows implements RowBlocks {
  private final RowBlocks all;
  private final int[] chosen;

  private ChosenRows(RowBlocks all, int[] chosen) {
    this.all = all;
    this.chosen = chosen;
  }

  /** Says of the rows of a block which are meant. */
  @FunctionalInterface
  public interface Choice {
    /** One answer for each row. */
    boolean[] of(Table block);
  }

  /** The rows that are meant. */
  public static ChosenRows of(RowBlocks all, Choice choice) {
    IntStream.Builder chosen = IntStream.builder();
    int[] before = new int[1];
    all.forEachBlock(
        block -> {
          boolean[] meant = choice.of(block);
          for (int row = 0; row < meant.length; row++) {
            if (meant[row]) {
              chosen.add(before[0] + row);
            }
          }
          before[0] += meant.length;
        });
    return new ChosenRows(all, chosen.build().toArray());
  }

  @Override
  public Schema schema() {
    return all.schema();
  }

  @Override
  public int rows() {
    return chosen.length;
  }

  @Override
  public Table block(int from, int to) {
    if (from == to) {
      return all.block(0, 0);
    }
    int begin = chosen[from];
    return all.block(begin, chosen[to - 1] + 1)
        .rows(IntStream.range(from, to).map(i -> chosen[i] - begin).toArray());
  }

  @Override
  public Optional<Path> scratch() {
    return all.scratch();
  }

  /** The names of the columns. */
  @Override
  public String toString() {
    return "ChosenRows" + schema().names();
  }
}
