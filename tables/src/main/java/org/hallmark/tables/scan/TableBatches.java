package org.hallmark.tables.scan;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * A table in memory, in parts.
 *
 * @param table the table
 * @param count how many parts, as even as can be
 */
public record TableBatches(Table table, int count) implements Batches {
  private static final int BATCH_ROWS = 1 << 14;

  public TableBatches {
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1. Provided value: " + count);
    }
  }

  @Override
  public Schema schema() {
    return table.schema();
  }

  @Override
  public List<Part> parts() {
    return IntStream.range(0, count).<Part>mapToObj(i -> new Rows(end(i), end(i + 1))).toList();
  }

  private int end(int part) {
    return (int) ((long) table.rows() * part / count);
  }

  private final class Rows implements Part {
    private final int from;
    private final int to;

    private Rows(int from, int to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public long size() {
      return to - from;
    }

    @Override
    public void read(Schema columns, Sink sink) {
      for (int row = from; row < to; row += BATCH_ROWS) {
        int end = Math.min(to, row + BATCH_ROWS);
        int begin = row;
        double[][] cells =
            columns.names().stream()
                .map(name -> Arrays.copyOfRange(table.column(name), begin, end))
                .toArray(double[][]::new);
        sink.rows(Table.of(columns, cells));
        sink.progress(end - begin);
      }
    }
  }
}
