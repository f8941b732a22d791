package org.hallmark.tables.parquet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * The footer of a file just written, with its encodings in a fixed order. parquet-hadoop collects
 * them in hash sets of enum constants, whose order is that of memory addresses: two processes that
 * write the same table differ in it.
 */
final class CanonicalFooter {
  private static final int LENGTH_AND_MAGIC = 8;

  private CanonicalFooter() {}

  static byte[] of(byte[] file) throws IOException {
    int end = file.length - LENGTH_AND_MAGIC;
    int start = end - ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(end);
    ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
    out.write(file, 0, start);
    out.writeBytes(footer(Arrays.copyOfRange(file, start, end)));
    out.write(file, end + Integer.BYTES, LENGTH_AND_MAGIC - Integer.BYTES);
    return out.toByteArray();
  }

  /** Puts it in the place of the footer of a file on the disk. */
  static void in(FileChannel file) throws IOException {
    long end = file.size() - LENGTH_AND_MAGIC;
    ByteBuffer tail = read(file, end, LENGTH_AND_MAGIC);
    long start = end - tail.getInt(0);
    byte[] footer = footer(read(file, start, (int) (end - start)).array());
    file.truncate(start);
    ByteBuffer all = ByteBuffer.allocate(footer.length + LENGTH_AND_MAGIC - Integer.BYTES);
    all.put(footer).put(tail.array(), Integer.BYTES, LENGTH_AND_MAGIC - Integer.BYTES).flip();
    file.position(start);
    while (all.hasRemaining()) {
      file.write(all);
    }
  }

  private static ByteBuffer read(FileChannel file, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
      // Until all of it is there.
    }
    return bytes;
  }

  /** The footer in canonical form, and its length. */
  private static byte[] footer(byte[] written) throws IOException {
    FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(written));
    for (RowGroup group : footer.getRow_groups()) {
      for (ColumnChunk chunk : group.getColumns()) {
        sort(chunk.getMeta_data());
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Util.writeFileMetaData(footer, out);
    int length = out.size();
    out.writeBytes(
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(length).array());
    return out.toByteArray();
  }

  private static void sort(ColumnMetaData column) {
    List<Encoding> encodings = new ArrayList<>(column.getEncodings());
    encodings.sort(Comparator.comparingInt(Encoding::getValue));
    column.setEncodings(encodings);
    if (column.isSetEncoding_stats()) {
      List<PageEncodingStats> pages = new ArrayList<>(column.getEncoding_stats());
      pages.sort(
          Comparator.<PageEncodingStats>comparingInt(page -> page.getPage_type().getValue())
              .thenComparingInt(page -> page.getEncoding().getValue()));
      column.setEncoding_stats(pages);
    }
  }
}
