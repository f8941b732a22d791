package org.hallmark.privacy.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.hallmark.provenance.files.DurableFiles;

/** The removal of files that nobody shall read again: zeros over them, to the disk, then gone. */
final class Destruction extends SimpleFileVisitor<Path> {
  private static final int BLOCK = 1 << 16;

  private Destruction() {}

  /** Destroys a file, or a folder with all it holds, if it is there; links are not followed. */
  static void of(Path root) throws IOException {
    if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      Files.walkFileTree(root, new Destruction());
      DurableFiles.sync(root.toAbsolutePath().getParent());
    }
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.isRegularFile()) {
      overwrite(file, attributes.size());
    }
    Files.delete(file);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
    if (failure != null) {
      throw failure;
    }
    DurableFiles.sync(folder);
    Files.delete(folder);
    return FileVisitResult.CONTINUE;
  }

  private static void overwrite(Path file, long size) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (long written = 0; written < size; ) {
        int length = (int) Math.min(BLOCK, size - written);
        written += channel.write(ByteBuffer.allocate(length), written);
      }
      channel.force(true);
    }
  }
}
