package org.hallmark.cli.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.files.DurableFiles;

/**
 * Where a state folder keeps the finished files of a run, so that they can be published again. A
 * shelf has all its files or does not exist.
 */
final class Shelf {
  private final Path folder;

  private Shelf(Path folder) {
    this.folder = folder;
  }

  static Shelf of(OwnerState state, int run) throws IOException {
    Path shelves = DurableFiles.privateFolder(state.folder().resolve("shelf"));
    return new Shelf(shelves.resolve(Integer.toString(run)));
  }

  void store(ReleaseContent content) throws IOException {
    Path making = folder.resolveSibling(folder.getFileName() + ".making");
    DurableFiles.deleteTree(making);
    DurableFiles.deleteTree(folder);
    for (Map.Entry<String, byte[]> file : content.files().entrySet()) {
      DurableFiles.writePrivate(making.resolve(file.getKey()), file.getValue());
    }
    for (Map.Entry<String, ReleaseContent.Large> file : content.large().entrySet()) {
      DurableFiles.copyPrivate(file.getValue().place(), making.resolve(file.getKey()));
    }
    Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
    DurableFiles.sync(folder.getParent());
  }

  /** The paths of the files, none if the run has no shelf. */
  Set<String> paths() throws IOException {
    return Files.exists(folder) ? places().keySet() : Set.of();
  }

  ReleaseContent load() throws IOException {
    return ReleaseContent.reading(places());
  }

  private SortedMap<String, Path> places() throws IOException {
    SortedMap<String, Path> places = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      paths
          .filter(Files::isRegularFile)
          .forEach(path -> places.put(folder.relativize(path).toString(), path));
    }
    return places;
  }
}
