package org.hallmark.tables.store;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Numbers in a memory-mapped file, row by row, each row of the same width: the machine keeps in
 * memory what is read often, and the heap holds none of it. The file holds nothing but these
 * numbers, as doubles with the least byte first.
 */
public final class MappedMatrix {
  /** One map holds at most so many bytes. */
  private static final long LARGEST_MAP = 1L << 30;

  private final int rows;
  private final int width;
  private final int rowsPerMap;
  private final DoubleBuffer[] maps;

  private MappedMatrix(int rows, int width, int rowsPerMap, DoubleBuffer[] maps) {
    this.rows = rows;
    this.width = width;
    this.rowsPerMap = rowsPerMap;
    this.maps = maps;
  }

  /**
   * Maps a file. It may be deleted at once: what is mapped stays until nobody holds this matrix.
   *
   * @param width numbers in a row, at least one
   */
  public static MappedMatrix open(Path file, int width) throws IOException {
    long rowBytes = (long) width * Double.BYTES;
    int rowsPerMap = Math.toIntExact(Math.max(1, LARGEST_MAP / rowBytes));
    try (FileChannel channel = FileChannel.open(file)) {
      int rows = Math.toIntExact(channel.size() / rowBytes);
      DoubleBuffer[] maps = new DoubleBuffer[(rows + rowsPerMap - 1) / rowsPerMap];
      for (int m = 0; m < maps.length; m++) {
        long from = (long) m * rowsPerMap;
        long size = Math.min(rowsPerMap, rows - from) * rowBytes;
        maps[m] =
            channel
                .map(FileChannel.MapMode.READ_ONLY, from * rowBytes, size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer();
      }
      return new MappedMatrix(rows, width, rowsPerMap, maps);
    }
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /** How many numbers a row has. */
  public int width() {
    return width;
  }

  /** Copies a row. */
  public void read(int row, double[] into) {
    maps[row / rowsPerMap].get(row % rowsPerMap * width, into, 0, width);
  }

  /** Nothing of the numbers, and not how many. */
  @Override
  public String toString() {
    return "MappedMatrix";
  }

  /** Writes a matrix from its first row to its last, in a file that its owner alone may read. */
  public static final class Writer implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final OutputStream out;
    private final int width;
    private final ByteBuffer bytes;

    /**
     * A new file.
     *
     * @param folder where it lies, under a name that tells nothing
     */
    public Writer(Path folder, int width) throws IOException {
      if (width < 1) {
        throw new IllegalArgumentException("width must be at least 1. Provided value: " + width);
      }
      this.file =
          Files.createTempFile(
              folder,
              "rows-",
              ".matrix",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      this.out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
      this.width = width;
      this.bytes = ByteBuffer.allocate(width * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The file. */
    public Path file() {
      return file;
    }

    /** Adds a row. */
    public void add(double[] row) throws IOException {
      bytes.asDoubleBuffer().put(row, 0, width);
      out.write(bytes.array());
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
