package org.hallmark.audit.markers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for markers in files, their names, and all that they hold once they are decoded. */
final class MarkerScan {
  private static final int DEPTH = 4;

  private final List<Marker> markers;
  private final Decodings decodings;
  private final SortedSet<String> found = new TreeSet<>();

  MarkerScan(List<Marker> markers, Decodings decodings) {
    this.markers = markers;
    this.decodings = decodings;
  }

  /** Every marker found so far, with its place. */
  SortedSet<String> found() {
    return found;
  }

  /** Looks through a folder, whose own path does not count. */
  void tree(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(p -> !p.equals(folder)).toList()) {
        String place = folder.getFileName() + "/" + folder.relativize(path);
        bytes("name of " + place, place.getBytes(StandardCharsets.UTF_8));
        if (Files.isRegularFile(path)) {
          bytes(place, Files.readAllBytes(path));
        }
      }
    }
  }

  /** Looks through bytes and what they hold. */
  void bytes(String place, byte[] bytes) {
    bytes(place, bytes, DEPTH);
  }

  private void bytes(String place, byte[] bytes, int depth) {
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    markers.stream().filter(m -> m.in(latin)).forEach(m -> found.add(m.name() + " in " + place));
    if (depth > 0) {
      decodings.of(bytes).forEach(inner -> bytes(place, inner, depth - 1));
    }
  }
}
