package org.hallmark.tables.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hallmark.tables.RowBlocks;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * Rows in canonical order in a memory-mapped file: the number of a row there is its id, the same
 * for any parts and order in which the rows came.
 *
 * <p>The file has no name any more once it is mapped, so that nothing is left of it when the
 * process ends, however it ends.
 */
public final class StoredTable implements RowBlocks {
  private final Schema schema;
  private final MappedMatrix cells;
  private final Path folder;

  private StoredTable(Schema schema, MappedMatrix cells, Path folder) {
    this.schema = schema;
    this.cells = cells;
    this.folder = folder;
  }

  /** All rows of some runs that {@code storage} keeps; the files of the runs are removed. */
  public static StoredTable of(Schema schema, List<RowRuns.Written> runs, RowStorage storage)
      throws IOException {
    MappedMatrix.Writer writer = new MappedMatrix.Writer(storage.folder(), schema.columns().size());
    try (writer) {
      new RunMerge(schema, runs).forEachBlock(block -> write(storage.kept().apply(block), writer));
    }
    for (RowRuns.Written some : runs) {
      Files.deleteIfExists(Path.of(some.file()));
    }
    MappedMatrix cells = MappedMatrix.open(writer.file(), schema.columns().size());
    Files.delete(writer.file());
    return new StoredTable(schema, cells, storage.folder());
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public int rows() {
    return cells.rows();
  }

  @Override
  public Table block(int from, int to) {
    double[][] columns = new double[cells.width()][to - from];
    double[] row = new double[cells.width()];
    for (int i = 0; i < to - from; i++) {
      cells.read(from + i, row);
      for (int c = 0; c < row.length; c++) {
        columns[c][i] = row[c];
      }
    }
    return Table.of(schema, columns);
  }

  @Override
  public Optional<Path> scratch() {
    return Optional.of(folder);
  }

  static void write(Table rows, MappedMatrix.Writer writer) throws IOException {
    double[] row = new double[rows.schema().columns().size()];
    for (int i = 0; i < rows.rows(); i++) {
      for (int c = 0; c < row.length; c++) {
        row[c] = rows.column(c)[i];
      }
      writer.add(row);
    }
  }

  /** The names of the columns; never a cell and never the number of rows. */
  @Override
  public String toString() {
    return "StoredTable" + schema.names();
  }
}
