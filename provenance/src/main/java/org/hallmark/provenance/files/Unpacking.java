package org.hallmark.provenance.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hallmark.provenance.files.Archives.ArchiveException;
import org.hallmark.provenance.json.Characters;

/** Writes the entries of an archive, each once, below one folder and within limits. */
final class Unpacking {
  private static final String ENTRY = "archive-entry";

  /** Results and tables shrink to a tenth; what swells more than this is no release. */
  private static final long MOST_SWELLING = 200;

  private static final int BUFFER = 1 << 16;

  private final Path into;
  private final Limits limits;
  private final long mostOctets;
  private final Map<String, String> seen = new HashMap<>();
  private long octets;

  Unpacking(Path into, Limits limits, long archived) {
    this.into = into;
    this.limits = limits;
    this.mostOctets = Math.min(limits.totalSize(), archived * MOST_SWELLING);
  }

  /** Makes a folder, which may have been made for a file in it. */
  void folder(String name) throws IOException {
    String path = name.replaceAll("/+$", "");
    if (path.isEmpty() || path.equals(".")) {
      return;
    }
    Path folder = place(path);
    if (Files.isRegularFile(folder)) {
      throw new ArchiveException(ENTRY, shown(name), "every name once", "a file of this name");
    }
    Files.createDirectories(folder);
  }

  /** Writes a file of {@code size} octets, or of all that {@code in} holds where it is negative. */
  void file(String name, InputStream in, long size) throws IOException {
    String twin = seen.putIfAbsent(ReleasePaths.folded(plain(name)), name);
    if (twin != null) {
      throw new ArchiveException(
          ENTRY, shown(name), "every name once", "the twin of " + shown(twin));
    }
    if (seen.size() > limits.files()) {
      throw new ArchiveException(
          "archive-too-large", "archive", "at most " + limits.files() + " files", "more");
    }
    Path file = place(name);
    if (Files.exists(file)) {
      throw new ArchiveException(ENTRY, shown(name), "every name once", "a folder of this name");
    }
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      copy(in, size, out);
    }
  }

  private void copy(InputStream in, long size, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long left = size < 0 ? Long.MAX_VALUE : size;
    while (left > 0) {
      int n = in.read(buffer, 0, (int) Math.min(BUFFER, left));
      if (n < 0) {
        break;
      }
      octets += n;
      left -= n;
      if (octets > mostOctets) {
        throw new ArchiveException(
            "archive-too-large", "archive", "at most " + mostOctets + " octets", "more");
      }
      out.write(buffer, 0, n);
    }
    if (size >= 0 && left > 0) {
      throw new ArchiveException(
          "archive-malformed", "archive", "a whole archive", "its early end");
    }
  }

  private Path place(String name) throws ArchiveException {
    Path place = into.resolve(plain(name)).normalize();
    if (!place.startsWith(into) || place.equals(into)) {
      throw new ArchiveException(ENTRY, shown(name), "a place in the archive", "one outside it");
    }
    for (Path above = place.getParent(); !above.equals(into); above = above.getParent()) {
      if (Files.isRegularFile(above)) {
        throw new ArchiveException(ENTRY, shown(name), "a folder above it", "a file");
      }
    }
    return place;
  }

  /** The name without a leading {@code ./}, as a path of a release or of its {@code .git}. */
  private static String plain(String name) throws ArchiveException {
    String path = name.startsWith("./") ? name.substring(2) : name;
    // The history lies at the top, or in the one folder at the top.
    String judged =
        path.replaceFirst("^(?:([^/]+)/)?\\.git(?=/|$)", "$1/git").replaceFirst("^/", "");
    Optional<String> problem = ReleasePaths.problem(path.startsWith("/") ? path : judged);
    if (problem.isPresent()) {
      throw new ArchiveException(ENTRY, shown(name), "a plain name", problem.get());
    }
    return path;
  }

  static String shown(String name) {
    return Characters.excerpt(Characters.visible(name));
  }
}
