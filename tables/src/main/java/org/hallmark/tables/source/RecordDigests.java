package org.hallmark.tables.source;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hallmark.provenance.Digest;
import org.hallmark.tables.CellText;

/**
 * The SHA-256 digests of canonical records: what a record says, however it is written.
 *
 * <p>A canonical record is the sorted list of its cells. A number is its double, any other text
 * itself without the blanks around it, and nothing is empty text. So the format, the order of rows
 * and columns and the names of columns do not count; numbers rounded otherwise make other records.
 * Each record is there twice: with all columns of the file, and with some of them alone, so that a
 * file with fewer columns may share one of the two.
 */
public final class RecordDigests {
  private final int[] all;
  private final int[] chosen;
  private final MessageDigest sha256 = Digest.sha256();
  private final ByteArrayOutputStream block = new ByteArrayOutputStream();

  /**
   * No digests yet.
   *
   * @param columns how many columns the file has
   * @param chosen places of those that a record is digested with alone
   */
  public RecordDigests(int columns, int[] chosen) {
    this.all = IntStream.range(0, columns).toArray();
    this.chosen = chosen.clone();
  }

  /** Adds a record, by the texts of all its cells; null where there is none. */
  public void add(List<String> texts) {
    block.writeBytes(digest(texts, all));
    block.writeBytes(digest(texts, chosen));
  }

  /** How many bytes {@link #block} has. */
  public int bytes() {
    return block.size();
  }

  /** The digests of the records added, one after the other. */
  public byte[] block() {
    return block.toByteArray();
  }

  private byte[] digest(List<String> texts, int[] columns) {
    String[] cells = new String[columns.length];
    for (int i = 0; i < columns.length; i++) {
      String text = texts.get(columns[i]);
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
