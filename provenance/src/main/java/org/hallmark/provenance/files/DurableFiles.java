package org.hallmark.provenance.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files that are there whole or not at all, also after a crash or a power cut: written beside their
 * place, forced to the disk, renamed, and the folder forced to the disk after that.
 *
 * <p>A file in the making is called {@code .NAME.part}; what a crash left of one is overwritten by
 * the next attempt. Two processes must not write the same file at once.
 */
public final class DurableFiles {
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final FileAttribute<?> OWNER_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private DurableFiles() {}

  /** Writes a file, replacing one that is there; missing folders are made. */
  public static void write(Path file, byte[] bytes) throws IOException {
    replace(file, channel -> write(channel, bytes));
  }

  /** Writes a file that only its owner can read (mode 0600). */
  public static void writePrivate(Path file, byte[] bytes) throws IOException {
    replace(file, channel -> write(channel, bytes), OWNER_FILE);
  }

  /** Copies the octets of {@code from} into a file that only its owner can read (mode 0600). */
  public static void copyPrivate(Path from, Path file) throws IOException {
    replace(file, channel -> Files.copy(from, Channels.newOutputStream(channel)), OWNER_FILE);
  }

  /** Makes a folder that only its owner can enter (mode 0700), or closes one that is there. */
  public static Path privateFolder(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath();
    if (!Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)) {
      folder(absolute.getParent());
      try {
        Files.createDirectory(absolute, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
        sync(absolute.getParent());
      } catch (FileAlreadyExistsException e) {
        requireFolder(absolute);
      }
    }
    requireFolder(absolute);
    if (!Files.getPosixFilePermissions(absolute, LinkOption.NOFOLLOW_LINKS).equals(OWNER_FOLDER)) {
      Files.setPosixFilePermissions(absolute, OWNER_FOLDER);
    }
    return folder;
  }

  /** Deletes a file or a folder with all it holds; links are deleted, not followed. */
  public static void deleteTree(Path root) throws IOException {
    if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      Files.walkFileTree(root, new Deletion());
    }
  }

  /** Forces the entries of a folder to the disk: new names, renamed and deleted ones. */
  public static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private interface Content {
    void writeTo(FileChannel channel) throws IOException;
  }

  private static void replace(Path file, Content content, FileAttribute<?>... attributes)
      throws IOException {
    Path target = file.toAbsolutePath();
    folder(target.getParent());
    Path part = target.resolveSibling("." + target.getFileName() + ".part");
    Files.deleteIfExists(part);
    try {
      writeNew(part, content, attributes);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    sync(target.getParent());
  }

  private static void writeNew(Path file, Content content, FileAttribute<?>... attributes)
      throws IOException {
    Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    try (FileChannel channel = FileChannel.open(file, fresh, attributes)) {
      content.writeTo(channel);
      channel.force(true);
    }
  }

  private static void write(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private static void folder(Path folder) throws IOException {
    if (folder == null || Files.isDirectory(folder)) {
      return;
    }
    folder(folder.getParent());
    Files.createDirectories(folder);
    sync(folder.toAbsolutePath().getParent());
  }

  private static void requireFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new NotDirectoryException(folder.toString());
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
