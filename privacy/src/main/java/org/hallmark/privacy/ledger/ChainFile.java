package org.hallmark.privacy.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;

/**
 * The lines of a hash chain on the disk, each forced there before anybody hears of it.
 *
 * <p>A last line without its line break was never acknowledged, so nothing was looked at for it; it
 * is cut off. Any other damage is reported, never repaired.
 */
final class ChainFile<E extends ChainLine> implements AutoCloseable {
  private final FileChannel channel;
  private final String name;
  private final Form<E> form;
  private final List<E> entries = new ArrayList<>();
  private final List<Digest> digests = new ArrayList<>();

  private ChainFile(FileChannel channel, String name, Form<E> form) {
    this.channel = channel;
    this.name = name;
    this.form = form;
  }

  /**
   * What the lines of a chain look like.
   *
   * @param type the record that a line holds
   * @param schema its schema id, whose digest stands for the line before the first
   * @param check throws an {@code IllegalArgumentException} for a line that no program writes
   */
  record Form<E>(Class<E> type, String schema, Consumer<E> check) {}

  /** Opens a chain, or begins one. */
  static <E extends ChainLine> ChainFile<E> open(Path file, Form<E> form)
      throws IOException, MalformedDocumentException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    ChainFile<E> chain = new ChainFile<>(channel, file.getFileName().toString(), form);
    try {
      DurableFiles.sync(file.toAbsolutePath().getParent());
      chain.readAll();
    } catch (IOException | MalformedDocumentException e) {
      channel.close();
      throw e;
    }
    return chain;
  }

  List<E> entries() {
    return List.copyOf(entries);
  }

  /** The digest of the first {@code count} lines' last, or of the beginning. */
  Digest head(int count) {
    return count == 0
        ? Digest.of(form.schema().getBytes(StandardCharsets.UTF_8))
        : digests.get(count - 1);
  }

  /** Appends a line, and returns its digest when the disk has it. */
  Digest append(E entry) throws IOException {
    byte[] line = CanonicalJson.bytes(entry);
    long end = channel.size();
    try {
      write(line, end);
    } catch (IOException e) {
      channel.truncate(end);
      throw e;
    }
    entries.add(entry);
    digests.add(Digest.of(line));
    return head(entries.size());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void write(byte[] line, long position) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
    long place = position;
    while (buffer.hasRemaining()) {
      place += channel.write(buffer, place);
    }
    channel.force(true);
  }

  private void readAll() throws IOException, MalformedDocumentException {
    ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (all.hasRemaining() && channel.read(all, all.position()) >= 0) {
      continue;
    }
    byte[] bytes = all.array();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        add(Arrays.copyOfRange(bytes, start, i));
        start = i + 1;
      }
    }
    if (start < bytes.length) {
      channel.truncate(start);
      channel.force(true);
    }
  }

  private void add(byte[] line) throws MalformedDocumentException {
    String place = name + " line " + (entries.size() + 1);
    E entry = Records.read(place, line, form.type());
    require(place, "schema", form.schema(), entry.schema());
    require(place, "sequence", entries.size() + 1L, entry.sequence());
    require(place, "previous", head(entries.size()), entry.previous());
    try {
      form.check().accept(entry);
    } catch (IllegalArgumentException e) {
      throw new MalformedDocumentException(
          place, "", "a line that can be accounted for", e.getMessage());
    }
    entries.add(entry);
    digests.add(Digest.of(line));
  }

  private static void require(String place, String member, Object expected, Object found)
      throws MalformedDocumentException {
    if (!expected.equals(found)) {
      throw new MalformedDocumentException(
          place, "/" + member, expected.toString(), found.toString());
    }
  }
}
