package org.hallmark.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.hallmark.provenance.git.History;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * A release of an earlier version as {@code audit-tests/fossilise} keeps it: the Git folder, which
 * holds every file, and the trust file.
 *
 * @param folder of the fossil, named by the version
 */
record Fossil(Path folder) {
  static final String GIT = "git.zip";
  static final String TRUST = "trust.yaml";

  private static final Path ALL = Path.of("src/test/resources/fossils");

  /** Every fossil there is. */
  static List<Fossil> all() throws IOException {
    try (Stream<Path> folders = Files.list(ALL)) {
      return folders.filter(Files::isDirectory).sorted().map(Fossil::new).toList();
    }
  }

  Path trust() {
    return folder.resolve(TRUST);
  }

  /** Makes the whole release again at {@code release}. */
  void unearth(Path release) throws IOException, MalformedDocumentException {
    try (InputStream in = Files.newInputStream(folder.resolve(GIT));
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path place = release.resolve(entry.getName()).normalize();
        if (!place.startsWith(release)) {
          throw new IOException("a fossil must not leave its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(place);
        } else {
          Files.createDirectories(place.getParent());
          Files.write(place, zip.readAllBytes());
        }
      }
    }
    checkOut(release);
  }

  /** Writes the files of the last commit beside their {@code .git}. */
  static void checkOut(Path release) throws IOException, MalformedDocumentException {
    History history = History.read(release.resolve(".git"));
    String last = history.log().get(0).id();
    for (String path : history.tree(last).keySet()) {
      Path file = release.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, history.file(last, path).orElseThrow());
    }
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }
}
