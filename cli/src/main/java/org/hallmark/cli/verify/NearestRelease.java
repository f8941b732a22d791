package org.hallmark.cli.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.tables.Column;

/** The release that somebody probably meant who gave the folder above it, or a file inside. */
final class NearestRelease {
  private static final int MOST_LOOKED_AT = 1000;

  private NearestRelease() {}

  /** How a message goes on that tells of a place without a release. */
  static String advice(Path given) {
    return near(given)
        .map(Path::toString)
        .filter(name -> name.codePoints().allMatch(Column::printable))
        .map(name -> "; did you mean " + name + "?")
        .orElse("");
  }

  private static Optional<Path> near(Path given) {
    Path place = given.toAbsolutePath().normalize();
    for (Path above = place.getParent(); above != null; above = above.getParent()) {
      if (isRelease(above)) {
        return Optional.of(above);
      }
    }
    String name = given.getFileName() == null ? "" : place.getFileName().toString();
    if (name.endsWith(".state")) {
      Path release = place.resolveSibling(name.substring(0, name.length() - ".state".length()));
      return Optional.of(release).filter(NearestRelease::isRelease);
    }
    return Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS) ? below(place) : Optional.empty();
  }

  private static Optional<Path> below(Path place) {
    try (Stream<Path> inside = Files.list(place)) {
      return inside.limit(MOST_LOOKED_AT).filter(NearestRelease::isRelease).sorted().findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isRelease(Path folder) {
    return Files.isRegularFile(folder.resolve(Manifest.PATH), LinkOption.NOFOLLOW_LINKS);
  }
}
