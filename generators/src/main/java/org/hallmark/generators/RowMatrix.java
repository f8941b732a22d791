package org.hallmark.generators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hallmark.tables.RowBlocks;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.store.MappedMatrix;

/**
 * The encoded rows of a table as a matrix in a memory-mapped file, in the order of the rows: a
 * training reads from it, so that a table may be larger than the heap. What is encoded are blocks
 * of rows, each row on its own, so that blocks change no bit.
 *
 * @param schema of the table
 * @param file readable by its owner alone, in a folder as private as the rows
 * @param rows encoded, read from the file
 */
public record RowMatrix(Schema schema, Path file, EncodedRows rows) implements AutoCloseable {
  /** Encodes {@code table} into a new file of {@code folder}. */
  public static RowMatrix of(RowBlocks table, NetworkArchitecture architecture, Path folder) {
    try {
      return open(table.schema(), write(table, architecture, folder), architecture);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path write(RowBlocks table, NetworkArchitecture architecture, Path folder)
      throws IOException {
    double[] numbers = new double[architecture.encode(table.block(0, 0)).numbers()];
    try (MappedMatrix.Writer writer = new MappedMatrix.Writer(folder, numbers.length)) {
      table.forEachBlock(
          block -> {
            StorableRows encoded = architecture.encode(block);
            for (int row = 0; row < encoded.size(); row++) {
              encoded.numbers(row, numbers);
              add(writer, numbers);
            }
          });
      return writer.file();
    }
  }

  /** Opens what {@link #of} wrote. */
  public static RowMatrix open(Schema schema, Path file, NetworkArchitecture architecture)
      throws IOException {
    StorableRows like =
        architecture.encode(Table.of(schema, new double[schema.columns().size()][0]));
    return new RowMatrix(schema, file, like.like(MappedMatrix.open(file, like.numbers())));
  }

  private static void add(MappedMatrix.Writer writer, double[] numbers) {
    try {
      writer.add(numbers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the file. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing of the rows. */
  @Override
  public String toString() {
    return "RowMatrix";
  }
}
