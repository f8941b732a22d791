package org.hallmark.tables.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Blocks of bytes that were written to files of a private folder, read one at a time, as often as
 * they are asked for.
 *
 * @param files in which they lie
 */
public record StoredBlocks(List<String> files) implements Iterable<byte[]> {
  public StoredBlocks {
    files = List.copyOf(files);
  }

  @Override
  public Iterator<byte[]> iterator() {
    return new Blocks(files.iterator());
  }

  /** Writes blocks, in a file that its owner alone may read. */
  public static final class Writer implements Closeable {
    private final Path file;
    private final DataOutputStream out;

    /** A new file of {@code folder}, under a name that tells nothing. */
    public Writer(Path folder) throws IOException {
      this.file =
          Files.createTempFile(
              folder,
              "blocks-",
              ".bytes",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    }

    /** The file. */
    public Path file() {
      return file;
    }

    /** Adds a block. */
    public void add(byte[] block) throws IOException {
      out.writeInt(block.length);
      out.write(block);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /** Holds one block and one open file at a time. */
  private static final class Blocks implements Iterator<byte[]> {
    private final Iterator<String> files;
    private DataInputStream in = new DataInputStream(InputStream.nullInputStream());
    private Optional<byte[]> next;

    Blocks(Iterator<String> files) {
      this.files = files;
      this.next = read();
    }

    @Override
    public boolean hasNext() {
      return next.isPresent();
    }

    @Override
    public byte[] next() {
      byte[] block = next.orElseThrow();
      next = read();
      return block;
    }

    private Optional<byte[]> read() {
      try {
        while (true) {
          try {
            byte[] block = new byte[in.readInt()];
            in.readFully(block);
            return Optional.of(block);
          } catch (EOFException e) {
            in.close();
            if (!files.hasNext()) {
              return Optional.empty();
            }
            in = new DataInputStream(new BufferedInputStream(open(files.next())));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static InputStream open(String file) throws IOException {
      return Files.newInputStream(Path.of(file));
    }
  }
}
