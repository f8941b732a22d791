package org.hallmark.cli.release;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * One time for whatever is published, so that no file says when a private stage ended. It gives a
 * tree that time and forces it to the disk.
 */
final class OneTime extends SimpleFileVisitor<Path> {
  private final FileTime time;

  private OneTime(Instant time) {
    this.time = FileTime.from(time);
  }

  /** Sets the times of modification and access of everything in {@code tree}, durably. */
  static void set(Path tree, Instant time) throws IOException {
    Files.walkFileTree(tree, new OneTime(time));
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    return settle(file);
  }

  /** After its entries, for each of them changes the folder's time. */
  @Override
  public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
    if (failure != null) {
      throw failure;
    }
    return settle(folder);
  }

  private FileVisitResult settle(Path path) throws IOException {
    Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .setTimes(time, time, null);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
    return FileVisitResult.CONTINUE;
  }
}
