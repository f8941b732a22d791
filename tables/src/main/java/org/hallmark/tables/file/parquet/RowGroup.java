package org.hallmark.tables.file.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.schema.MessageType;
import org.hallmark.tables.Column;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.BatchRows;
import org.hallmark.tables.scan.Batches;

/** One row group of a file. */
final class RowGroup implements Batches.Part {
  private final Path path;
  private final MessageType type;
  private final BlockMetaData group;
  private final long firstRow;

  RowGroup(Path path, MessageType type, BlockMetaData group, long firstRow) {
    this.path = path;
    this.type = type;
    this.group = group;
    this.firstRow = firstRow;
  }

  @Override
  public long size() {
    return group.getRowCount();
  }

  @Override
  public void read(Schema columns, Batches.Sink sink) throws IOException {
    int most = BatchRows.of(columns);
    double[][] cells = new double[columns.columns().size()][most];
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      List<ColumnCursor> cursors = cursors(file, columns, sink);
      for (long row = 0; row < group.getRowCount(); row += most) {
        int rows = (int) Math.min(most, group.getRowCount() - row);
        if (rows < most) {
          cells = new double[cells.length][rows];
        }
        fill(cells, cursors, rows);
        sink.rows(Table.of(columns, cells));
        sink.progress(rows);
      }
    }
  }

  /** What a damaged file makes of decoders is theirs to say; here it is a failure to read. */
  private void fill(double[][] cells, List<ColumnCursor> cursors, int rows) throws IOException {
    try {
      for (int c = 0; c < cells.length; c++) {
        cursors.get(c).read(cells[c], rows);
      }
    } catch (IOException | RuntimeException e) {
      throw new IOException(path.getFileName() + " is damaged: " + e.getMessage(), e);
    }
  }

  private List<ColumnCursor> cursors(FileChannel file, Schema columns, Batches.Sink sink)
      throws IOException {
    List<ColumnCursor> cursors = new ArrayList<>();
    for (Column column : columns.columns()) {
      ColumnChunkMetaData chunk = chunk(column.name());
      ByteBuffer bytes =
          file.map(FileChannel.MapMode.READ_ONLY, chunk.getStartingPos(), chunk.getTotalSize());
      BadValues bad = new BadValues(path, column, firstRow, sink);
      CellType cellType = new CellType(type.getColumnDescription(path(column.name())), column, bad);
      cursors.add(new ColumnCursor(new Pages(bytes, chunk.getCodec()), cellType, bad));
    }
    return cursors;
  }

  private ColumnChunkMetaData chunk(String column) {
    ColumnPath wanted = ColumnPath.get(column);
    return group.getColumns().stream()
        .filter(chunk -> chunk.getPath().equals(wanted))
        .findFirst()
        .orElseThrow();
  }

  private static String[] path(String column) {
    return new String[] {column};
  }
}
