package org.hallmark.generators.transcript;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.generators.Released;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.provenance.files.DurableFiles;

/**
 * A transcript in the making, in the owner's state: one record after the other, and after a crash
 * again from the last checkpoint on, over whatever was written beyond it.
 */
public final class TranscriptFolder implements Released, Closeable {
  private static final FileAttribute<?> OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final int BUFFER = 1 << 20;

  private final Path root;
  private final TranscriptShape shape;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
  private Optional<FileChannel> file = Optional.empty();
  private int next;

  /** Below {@code root}, at the paths that the files have in a release. */
  public TranscriptFolder(Path root, TranscriptShape shape) {
    this.root = root;
    this.shape = shape;
  }

  /** The files of a whole transcript, by their path in a release. */
  public SortedMap<String, Path> files() {
    SortedMap<String, Path> files = new TreeMap<>();
    shape.lengths().keySet().forEach(path -> files.put(path, root.resolve(path)));
    return files;
  }

  /** Are all records there? */
  public boolean isWhole() {
    return reaches(shape.steps());
  }

  @Override
  public boolean reaches(int steps) {
    try {
      for (int i = 0; i < shape.files(); i++) {
        Path path = place(i);
        if ((Files.exists(path) ? Files.size(path) : 0) < shape.length(i, steps)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void resume(int steps) {
    try {
      close();
      buffer.clear();
      next = steps;
      for (int i = 0; i < shape.files(); i++) {
        long length = shape.length(i, steps);
        if (length == 0) {
          Files.deleteIfExists(place(i));
        } else {
          try (FileChannel channel = FileChannel.open(place(i), StandardOpenOption.WRITE)) {
            channel.truncate(length);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void step(StepVector noised, float[] gradient) {
    try {
      FileChannel channel = channel(next / shape.recordsInFile());
      if (noised instanceof StepVector.Exact exact) {
        for (long value : exact.values()) {
          room(channel).putLong(value);
        }
      } else if (noised instanceof StepVector.Float32 floats) {
        for (float value : floats.values()) {
          room(channel).putFloat(value);
        }
      }
      flush(channel);
      next++;
      if (next % shape.recordsInFile() == 0) {
        close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void keep() {
    try {
      if (file.isPresent()) {
        file.get().force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the file at hand, which is whole or ends with a whole record. */
  @Override
  public void close() throws IOException {
    keep();
    if (file.isPresent()) {
      file.get().close();
      file = Optional.empty();
    }
  }

  private Path place(int i) {
    return root.resolve(TranscriptShape.path(i));
  }

  private FileChannel channel(int i) throws IOException {
    if (file.isEmpty()) {
      Path path = place(i);
      DurableFiles.privateFolder(path.getParent());
      Set<StandardOpenOption> append = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      file = Optional.of(FileChannel.open(path, append, OWNER));
      DurableFiles.sync(path.getParent());
    }
    return file.get();
  }

  private ByteBuffer room(FileChannel channel) throws IOException {
    if (!buffer.hasRemaining()) {
      flush(channel);
    }
    return buffer;
  }

  private void flush(FileChannel channel) throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }
}
