package org.hallmark.tables.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * Rows as they come, written to one file in runs, each in canonical order. It keeps one run in
 * memory, whatever comes.
 */
public final class RowRuns implements Closeable {
  /** Cells of a run; it changes no bit of what comes of the runs. */
  private static final int CELLS = 1 << 19;

  private final Schema schema;
  private final int most;
  private final MappedMatrix.Writer writer;
  private final double[][] cells;
  private final List<Integer> ends = new ArrayList<>();
  private int rows;
  private int written;

  /** Runs in a new file of {@code folder}. */
  public RowRuns(Schema schema, Path folder) throws IOException {
    this(schema, folder, Math.max(1, CELLS / Math.max(1, schema.columns().size())));
  }

  RowRuns(Schema schema, Path folder, int most) throws IOException {
    this.schema = schema;
    this.most = most;
    this.writer = new MappedMatrix.Writer(folder, schema.columns().size());
    this.cells = new double[schema.columns().size()][most];
  }

  /**
   * Runs that are written.
   *
   * @param file in which they lie, one after the other
   * @param ends the number of rows up to the end of each
   */
  public record Written(String file, ArrayList<Integer> ends) implements Serializable {}

  /** Adds rows of the schema. */
  public void add(Table batch) throws IOException {
    for (int from = 0; from < batch.rows(); ) {
      int count = Math.min(most - rows, batch.rows() - from);
      for (int c = 0; c < cells.length; c++) {
        System.arraycopy(batch.column(c), from, cells[c], rows, count);
      }
      rows += count;
      from += count;
      if (rows == most) {
        write();
      }
    }
  }

  /** The runs of all rows that were added; no more are. */
  public Written written() throws IOException {
    if (rows > 0) {
      write();
    }
    close();
    return new Written(writer.file().toString(), new ArrayList<>(ends));
  }

  private void write() throws IOException {
    Table run = Table.of(schema, cells).block(0, rows).sorted();
    StoredTable.write(run, writer);
    written = Math.addExact(written, rows);
    ends.add(written);
    rows = 0;
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
