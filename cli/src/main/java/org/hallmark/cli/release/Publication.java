package org.hallmark.cli.release;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.git.History;

/**
 * Puts a whole repository in the place of the one before it, so that a reader finds the old one or
 * the new one and never a mixture.
 *
 * <p>The new repository is written to {@code <repo>.building}, made durable, and named {@code
 * <repo>.next}: from then on it is whole. Then {@code <repo>} steps aside as {@code
 * <repo>.previous} and {@code <repo>.next} takes its name. All that time a note in the owner's
 * state says whose these folders are; without it, folders of these names are somebody else's and
 * are left alone. {@link #recover} finishes what a crash left between two of these steps.
 */
final class Publication {
  private static final String BUILDING = ".building";
  private static final String NEXT = ".next";
  private static final String PREVIOUS = ".previous";

  private final Path repo;
  private final Path note;

  /**
   * A way to publish.
   *
   * @param repo where
   * @param note a file in the owner's state that is there while this is at work
   */
  Publication(Path repo, Path note) {
    this.repo = repo.toAbsolutePath().normalize();
    this.note = note;
  }

  /** Finishes or clears away what a crash left behind, wherever that was. */
  static void recover(Path note) throws IOException {
    if (Files.exists(note)) {
      new Publication(Path.of(Files.readString(note)), note).finish();
    }
  }

  /** Publishes these work-tree files and this history, all bearing one time. */
  void publish(ReleaseContent content, History history, Instant time) throws IOException {
    requireRoom();
    DurableFiles.writePrivate(note, repo.toString().getBytes(StandardCharsets.UTF_8));
    Path building = beside(BUILDING);
    Files.createDirectories(building);
    for (Map.Entry<String, byte[]> file : content.files().entrySet()) {
      try (OutputStream out = create(building.resolve(file.getKey()))) {
        out.write(file.getValue());
      }
    }
    for (Map.Entry<String, ReleaseContent.Large> file : content.large().entrySet()) {
      try (OutputStream out = create(building.resolve(file.getKey()))) {
        Files.copy(file.getValue().place(), out);
      }
    }
    history.writeTo(building.resolve(".git"));
    OneTime.set(building, time);
    Files.move(building, beside(NEXT), StandardCopyOption.ATOMIC_MOVE);
    DurableFiles.sync(repo.getParent());
    finish();
  }

  /** A new file that anybody may read. */
  private static OutputStream create(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /**
   * Whether these work-tree files lie there already, with a history. What else the owner's Git has
   * put into that history, such as a remote, is the owner's affair.
   */
  boolean holds(ReleaseContent content) throws IOException {
    for (Map.Entry<String, byte[]> file : content.files().entrySet()) {
      Path path = repo.resolve(file.getKey());
      if (!isFile(path) || !Arrays.equals(Files.readAllBytes(path), file.getValue())) {
        return false;
      }
    }
    for (Map.Entry<String, ReleaseContent.Large> file : content.large().entrySet()) {
      Path path = repo.resolve(file.getKey());
      if (!isFile(path) || Files.mismatch(path, file.getValue().place()) >= 0) {
        return false;
      }
    }
    return Files.isRegularFile(repo.resolve(".git/HEAD"), LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  private void requireRoom() {
    for (String suffix : List.of(BUILDING, NEXT, PREVIOUS)) {
      if (Files.exists(beside(suffix), LinkOption.NOFOLLOW_LINKS)) {
        throw Refusal.usage(
            beside(suffix)
                + " is in the way and was left untouched. Move it, or give another --repo");
      }
    }
  }

  private void finish() throws IOException {
    DurableFiles.deleteTree(beside(BUILDING));
    if (Files.exists(beside(NEXT), LinkOption.NOFOLLOW_LINKS)) {
      swap();
    }
    DurableFiles.deleteTree(beside(PREVIOUS));
    Files.deleteIfExists(note);
  }

  private void swap() throws IOException {
    if (Files.exists(repo, LinkOption.NOFOLLOW_LINKS)) {
      DurableFiles.deleteTree(beside(PREVIOUS));
      Files.move(repo, beside(PREVIOUS), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(beside(NEXT), repo, StandardCopyOption.ATOMIC_MOVE);
    DurableFiles.sync(repo.getParent());
  }

  private Path beside(String suffix) {
    return repo.resolveSibling(repo.getFileName() + suffix);
  }
}
