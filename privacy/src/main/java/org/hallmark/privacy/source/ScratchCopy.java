package org.hallmark.privacy.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.hallmark.privacy.source.SourceFileException.Reason;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.seed.Commitment;

/**
 * A private copy of a source file, made while the commitment to its bytes was computed: what is
 * read is what was committed to, whatever happens to the file. It lies in the state folder's
 * scratch (mode 0600) until it is closed.
 */
public final class ScratchCopy implements AutoCloseable {
  /** Label of the commitment, and of its salt. */
  public static final String LABEL = "source-data";

  private static final int BUFFER = 1 << 16;

  private final Path source;
  private final Path file;
  private final Commitment commitment;

  private ScratchCopy(Path source, Path file, Commitment commitment) {
    this.source = source;
    this.file = file;
    this.commitment = commitment;
  }

  /**
   * Copies a file.
   *
   * @throws SourceFileException if there is no such file, or it cannot be read
   */
  public static ScratchCopy of(Path source, OwnerState state) throws IOException {
    requireFile(source);
    return of(source, state.work(), state.salt(LABEL));
  }

  /** As above, into a private folder, committed to with {@code salt}. */
  public static ScratchCopy of(Path source, Path folder, byte[] salt) throws IOException {
    requireFile(source);
    Path copy = folder.resolve(name(source));
    Commitment.Open commitment = Commitment.open(LABEL, salt);
    try (InputStream in = open(source);
        OutputStream out = create(copy)) {
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        commitment.update(buffer, 0, n);
        out.write(buffer, 0, n);
      }
    }
    return new ScratchCopy(source, copy, commitment.close());
  }

  /** The path of the source, as the owner gave it. */
  public Path source() {
    return source;
  }

  /** The copy. */
  public Path file() {
    return file;
  }

  /** The hiding commitment to the bytes. */
  public Commitment commitment() {
    return commitment;
  }

  /** Digest of the bytes. It hides nothing, so it is for a source that everybody may see. */
  public Digest digest() throws IOException {
    return Digest.of(file);
  }

  /** Removes the copy. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Readers choose the decompressor by the ending of the name. */
  private static String name(Path source) {
    return source.getFileName().toString().endsWith(".gz") ? "source.gz" : "source";
  }

  /**
   * Refuses a source that is no file.
   *
   * @throws SourceFileException with the reason
   */
  public static void requireFile(Path source) {
    if (!Files.exists(source)) {
      throw new SourceFileException(Reason.MISSING, source);
    }
    if (!Files.isRegularFile(source)) {
      throw new SourceFileException(Reason.NOT_A_FILE, source);
    }
  }

  private static InputStream open(Path source) throws IOException {
    try {
      return Files.newInputStream(source);
    } catch (AccessDeniedException e) {
      throw new SourceFileException(Reason.NO_PERMISSION, source);
    } catch (NoSuchFileException e) {
      throw new SourceFileException(Reason.MISSING, source);
    }
  }

  private static OutputStream create(Path copy) throws IOException {
    Files.deleteIfExists(copy);
    return Channels.newOutputStream(
        FileChannel.open(
            copy,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
  }
}
