package org.hallmark.tables.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hallmark.tables.Schema;
import org.hallmark.tables.scan.Batches;

/**
 * The rows of text files; a file is a part.
 *
 * @param schema columns that all files have
 * @param format of all files
 * @param files the files
 */
record TextBatches(Schema schema, TextFormat format, List<Path> files) implements Batches {
  @Override
  public List<Part> parts() {
    return files.stream().<Part>map(file -> new TextFile(file, format, size(file))).toList();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One file; progress goes by its bytes, compressed or not. */
  private record TextFile(Path file, TextFormat format, long size) implements Part {
    @Override
    public void read(Schema columns, Sink sink) throws IOException {
      try (Counted in = new Counted(Files.newInputStream(file))) {
        String name = file.getFileName().toString();
        TextRows rows = new TextRows(name, columns, sink, () -> sink.progress(in.taken(size)));
        format.read(file, in, rows);
        sink.progress(size - in.told);
      }
    }
  }

  /** Counts the bytes that are read. */
  private static final class Counted extends FilterInputStream {
    private long read;
    private long told;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int octet = super.read();
      read += octet < 0 ? 0 : 1;
      return octet;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int count = super.read(into, from, length);
      read += Math.max(0, count);
      return count;
    }

    /** The bytes since the last call, as far as they were announced. */
    long taken(long size) {
      long more = Math.min(size, read) - told;
      told += more;
      return more;
    }
  }
}
