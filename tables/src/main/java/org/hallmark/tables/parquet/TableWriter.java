package org.hallmark.tables.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.crypto.FileEncryptionProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.RowBlocks;
import org.hallmark.tables.Table;

/**
 * Writes one table with the parts of parquet-hadoop that lie below its {@code ParquetWriter}: that
 * one, whatever it is given, reads Hadoop's configuration.
 */
final class TableWriter {
  private static final int ROWS_PER_GROUP = 100_000;
  private static final int ROWS_PER_PAGE = 20_000;
  private static final int BYTES_PER_PAGE = 1 << 20;

  /** Groups end by the number of rows, never by their size. */
  private static final long BYTES_PER_GROUP = Long.MAX_VALUE;

  private static final FileEncryptionProperties PLAIN = null;
  private static final int NO_PADDING = 0;

  private final RowBlocks rows;
  private final MessageType type;
  private final ParquetProperties properties =
      ParquetProperties.builder()
          .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0)
          .withDictionaryEncoding(true)
          .withPageSize(BYTES_PER_PAGE)
          .withDictionaryPageSize(BYTES_PER_PAGE)
          .withPageRowCountLimit(ROWS_PER_PAGE)
          .withPageWriteChecksumEnabled(false)
          .withAllocator(HeapByteBufferAllocator.getInstance())
          .build();

  TableWriter(RowBlocks rows) {
    this.rows = rows;
    this.type =
        new MessageType(
            "table", rows.schema().columns().stream().map(PhysicalColumn::type).toList());
  }

  byte[] bytes() throws IOException {
    MemoryFile file = new MemoryFile();
    write(file);
    return CanonicalFooter.of(file.bytes());
  }

  /** The same bytes, of which one group of rows is in memory at a time. */
  void write(Path file) throws IOException {
    try (DiskFile disk = new DiskFile(file)) {
      write(disk);
      CanonicalFooter.in(disk.channel());
    }
  }

  private void write(OutputFile file) throws IOException {
    try (ParquetFileWriter writer =
        new ParquetFileWriter(
            file,
            type,
            ParquetFileWriter.Mode.CREATE,
            BYTES_PER_GROUP,
            NO_PADDING,
            PLAIN,
            properties)) {
      writer.start();
      for (int row = 0; row < rows.rows(); row += ROWS_PER_GROUP) {
        Table block = rows.block(row, Math.min(rows.rows(), row + ROWS_PER_GROUP));
        for (Column column : block.schema().columns()) {
          requireWritable(column, block.column(column.name()));
        }
        group(writer, block);
      }
      writer.end(Map.of("writer", ParquetTables.VERSION));
    }
  }

  private void group(ParquetFileWriter writer, Table block) throws IOException {
    writer.startBlock(block.rows());
    try (ColumnChunkPageWriteStore pages =
            new ColumnChunkPageWriteStore(
                new Uncompressed(),
                type,
                properties.getAllocator(),
                properties.getColumnIndexTruncateLength());
        ColumnWriteStore store = properties.newColumnWriteStore(type, pages)) {
      List<Cells> cells = cells(store, block);
      for (int row = 0; row < block.rows(); row++) {
        for (Cells column : cells) {
          column.write(row);
        }
        store.endRecord();
      }
      store.flush();
      pages.flushToFileWriter(writer);
    }
    writer.endBlock();
  }

  private List<Cells> cells(ColumnWriteStore store, Table block) {
    List<ColumnDescriptor> descriptors = type.getColumns();
    List<Cells> cells = new ArrayList<>();
    IntStream.range(0, descriptors.size())
        .forEach(i -> cells.add(cells(block, i, store.getColumnWriter(descriptors.get(i)))));
    return cells;
  }

  private static Cells cells(Table block, int index, ColumnWriter writer) {
    Column column = block.schema().columns().get(index);
    double[] cells = block.column(index);
    Cells present =
        switch (column.kind()) {
          case CATEGORY -> words(column, cells, writer);
          case COUNT, INTEGER -> row -> writer.write((long) cells[row], 0, level(column));
          case REAL -> row -> writer.write(cells[row], 0, level(column));
        };
    return row -> {
      if (Table.isMissing(cells[row])) {
        writer.writeNull(0, 0);
      } else {
        present.write(row);
      }
    };
  }

  private static Cells words(Column column, double[] cells, ColumnWriter writer) {
    List<Binary> words = column.values().stream().map(Binary::fromString).toList();
    return row -> writer.write(words.get((int) cells[row]), 0, level(column));
  }

  /** The definition level of a cell that is there. */
  private static int level(Column column) {
    return PhysicalColumn.optional(column) ? 1 : 0;
  }

  private static void requireWritable(Column column, double[] cells) {
    for (double cell : cells) {
      boolean whole = column.kind() == Kind.REAL || cell == (long) cell;
      boolean good = Table.isMissing(cell) ? PhysicalColumn.optional(column) : whole;
      if (!good || Table.isBad(cell)) {
        throw new IllegalArgumentException(
            "cells of column "
                + column.name()
                + " must be of its kind, and missing only where that is allowed");
      }
    }
  }

  /** Writes one column's cell of a row. */
  private interface Cells {
    void write(int row);
  }
}
