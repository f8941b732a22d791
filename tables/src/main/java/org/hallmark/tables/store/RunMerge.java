package org.hallmark.tables.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.hallmark.tables.RowBlocks;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/** Sorted runs, merged to one. Rows that compare as equal are equal, bit for bit. */
final class RunMerge {
  private final Schema schema;
  private final PriorityQueue<Cursor> least = new PriorityQueue<>();

  RunMerge(Schema schema, List<RowRuns.Written> runs) throws IOException {
    this.schema = schema;
    for (RowRuns.Written some : runs) {
      MappedMatrix matrix = MappedMatrix.open(Path.of(some.file()), schema.columns().size());
      int begin = 0;
      for (int end : some.ends()) {
        least.add(new Cursor(matrix, begin, end));
        begin = end;
      }
    }
  }

  /** Takes some rows. */
  interface Sink {
    void rows(Table block) throws IOException;
  }

  /** Hands on all rows in canonical order, some at a time. */
  void forEachBlock(Sink sink) throws IOException {
    double[][] cells = new double[schema.columns().size()][RowBlocks.BLOCK];
    int rows = 0;
    while (!least.isEmpty()) {
      Cursor first = least.poll();
      for (int c = 0; c < cells.length; c++) {
        cells[c][rows] = first.row[c];
      }
      rows++;
      if (first.next()) {
        least.add(first);
      }
      if (rows == RowBlocks.BLOCK || least.isEmpty()) {
        sink.rows(Table.of(schema, cells).block(0, rows));
        rows = 0;
      }
    }
  }

  /** A place in a run. */
  private static final class Cursor implements Comparable<Cursor> {
    private final MappedMatrix matrix;
    private final int end;
    private final double[] row;
    private int at;

    /** At the first row of a run that has some. */
    Cursor(MappedMatrix matrix, int begin, int end) {
      this.matrix = matrix;
      this.end = end;
      this.row = new double[matrix.width()];
      this.at = begin;
      matrix.read(at, row);
    }

    boolean next() {
      at++;
      if (at < end) {
        matrix.read(at, row);
      }
      return at < end;
    }

    @Override
    public int compareTo(Cursor other) {
      return Arrays.compare(row, other.row);
    }
  }
}
