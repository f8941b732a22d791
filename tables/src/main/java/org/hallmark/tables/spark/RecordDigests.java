package org.hallmark.tables.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hallmark.provenance.Digest;
import org.hallmark.tables.CellText;

/**
 * The SHA-256 digests of the canonical records of a file: what a record says, however it is
 * written.
 *
 * <p>A canonical record is the sorted list of its cells. A number is its double, any other text
 * itself without the blanks around it, and nothing is empty text. So the format, the order of rows
 * and columns and the names of columns do not count; numbers rounded otherwise make other records.
 * Each record is there twice: with all columns of the file, and with some of them alone, so that a
 * file with fewer columns may share one of the two.
 */
public final class RecordDigests {
  private RecordDigests() {}

  /**
   * The digests in blocks, one after the other in each; neither their order nor blocks matter.
   *
   * @param some names of columns that the file has
   */
  public static List<byte[]> of(SparkSession session, Format format, Path file, List<String> some)
      throws IOException {
    List<String> names = SourceFile.names(session, format, file);
    int[] chosen = some.stream().mapToInt(names::indexOf).toArray();
    FlatMapFunction<Iterator<Row>, byte[]> block = rows -> List.of(block(rows, chosen)).iterator();
    return SourceFile.texts(session, format, file).javaRDD().mapPartitions(block).collect();
  }

  private static byte[] block(Iterator<Row> rows, int[] chosen) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    MessageDigest sha256 = Digest.sha256();
    while (rows.hasNext()) {
      Row row = rows.next();
      block.writeBytes(digest(sha256, row, IntStream.range(0, row.size()).toArray()));
      block.writeBytes(digest(sha256, row, chosen));
    }
    return block.toByteArray();
  }

  private static byte[] digest(MessageDigest sha256, Row row, int[] columns) {
    String[] cells = new String[columns.length];
    for (int i = 0; i < columns.length; i++) {
      String text = row.getString(columns[i]);
      cells[i] = text == null ? "" : CellText.canonical(text);
    }
    Arrays.sort(cells);
    for (String cell : cells) {
      byte[] text = cell.getBytes(StandardCharsets.UTF_8);
      sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
      sha256.update(text);
    }
    return sha256.digest();
  }
}
