package org.hallmark.cli.release;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.SortedMap;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.git.History;

/**
 * Puts a whole repository in the place of the one before it, so that a reader finds the old one or
 * the new one and never a mixture.
 *
 * <p>The new repository is written to {@code <repo>.building}, made durable, and named {@code
 * <repo>.next}: from then on it is whole. Then {@code <repo>} steps aside as {@code
 * <repo>.previous} and {@code <repo>.next} takes its name. {@link #recover} finishes what a crash
 * left between two of these renames.
 */
final class Publication {
  private final Path repo;

  Publication(Path repo) {
    this.repo = repo.toAbsolutePath().normalize();
  }

  /** Finishes or clears away what a crash left behind. */
  void recover() throws IOException {
    DurableFiles.deleteTree(beside(".building"));
    if (Files.exists(beside(".next"), LinkOption.NOFOLLOW_LINKS)) {
      swap();
    }
    if (!Files.exists(repo) && Files.exists(beside(".previous"))) {
      Files.move(beside(".previous"), repo, StandardCopyOption.ATOMIC_MOVE);
    }
    DurableFiles.deleteTree(beside(".previous"));
  }

  /** Publishes these work-tree files and this history as the whole repository. */
  void publish(SortedMap<String, byte[]> files, History history) throws IOException {
    Path building = beside(".building");
    DurableFiles.deleteTree(building);
    Files.createDirectories(building);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = building.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
    history.writeTo(building.resolve(".git"));
    force(building);
    Files.move(building, beside(".next"), StandardCopyOption.ATOMIC_MOVE);
    swap();
  }

  private void swap() throws IOException {
    DurableFiles.deleteTree(beside(".previous"));
    if (Files.exists(repo, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(repo, beside(".previous"), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(beside(".next"), repo, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel parent = FileChannel.open(repo.getParent(), StandardOpenOption.READ)) {
      parent.force(true);
    }
    DurableFiles.deleteTree(beside(".previous"));
  }

  private Path beside(String suffix) {
    return repo.resolveSibling(repo.getFileName() + suffix);
  }

  private static void force(Path tree) throws IOException {
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            return force(file, FileVisitResult.CONTINUE);
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            return force(folder, FileVisitResult.CONTINUE);
          }

          private FileVisitResult force(Path path, FileVisitResult result) throws IOException {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
              channel.force(true);
            }
            return result;
          }
        });
  }
}
