package org.hallmark.tables.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.tables.RowBlocks;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * Tables as Parquet files: one column each, categories as strings, whole numbers as INT64, real
 * numbers as DOUBLE; optional where the column can be missing.
 *
 * <p>Files hold nothing but the table and the id of the writer: no time, no compression, row groups
 * of a fixed number of rows. The same table gives the same bytes in every JVM.
 */
public final class ParquetTables {
  /** Id of the writer: same id, same table, same bytes. */
  public static final String VERSION = "hallmark-parquet-v1";

  /** Larger files are refused unread, in bytes. */
  public static final long LARGEST_FILE = 1L << 30;

  /** Tables of more cells are refused before memory is taken for them. */
  public static final long MOST_CELLS = 100_000_000;

  private ParquetTables() {}

  /**
   * Writes a table durably: whoever looks finds the whole file or none.
   *
   * @throws IllegalArgumentException if a cell is bad, or missing in a column that refuses it
   */
  public static void write(Table table, Path file) throws IOException {
    DurableFiles.write(file, bytes(table));
  }

  /**
   * Writes rows to a file as they come, one group of rows in memory at a time: the bytes that
   * {@link #bytes} gives of all of them.
   *
   * @throws IllegalArgumentException if a cell is bad, or missing in a column that refuses it
   */
  public static void stream(RowBlocks rows, Path file) throws IOException {
    new TableWriter(rows).write(file);
  }

  /** The bytes of the file. */
  public static byte[] bytes(Table table) throws IOException {
    return new TableWriter(table).bytes();
  }

  /**
   * Reads a table.
   *
   * @param name what to call the file in messages
   * @throws MalformedDocumentException if it is not a table of that schema as this writer writes it
   */
  public static Table read(String name, Path file, Schema schema)
      throws IOException, MalformedDocumentException {
    long size = Files.size(file);
    if (size > LARGEST_FILE) {
      throw new MalformedDocumentException(
          name, "", "at most " + LARGEST_FILE + " bytes", size + " bytes");
    }
    return parse(name, Files.readAllBytes(file), schema);
  }

  /** Reads a table from the bytes of its file. */
  public static Table parse(String name, byte[] bytes, Schema schema)
      throws MalformedDocumentException {
    return Footer.read(name, bytes, schema).table();
  }
}
