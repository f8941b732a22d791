package org.hallmark.provenance.manifest;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.files.FileEntry;
import org.hallmark.provenance.files.ReleasePaths;

/**
 * The file {@value #PATH}, which {@code sha256sum --check} reads: a line for every file of a
 * release but itself, sorted by path.
 */
public final class Sha256Sums {
  public static final String PATH = "SHA256SUMS";

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)");

  private Sha256Sums() {}

  /** The file's bytes for these files. */
  public static byte[] bytes(SortedMap<String, FileEntry> files) {
    SortedMap<String, Digest> digests = new TreeMap<>();
    files.forEach((path, file) -> digests.put(path, file.sha256()));
    return write(digests);
  }

  /** The digests by path, or nothing where {@code bytes} are not what {@link #bytes} writes. */
  static Optional<SortedMap<String, Digest>> read(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    SortedMap<String, Digest> digests = new TreeMap<>();
    for (String line : text.split("\n")) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches() || ReleasePaths.problem(matcher.group(2)).isPresent()) {
        return Optional.empty();
      }
      digests.put(matcher.group(2), new Digest(matcher.group(1)));
    }
    return new String(write(digests), StandardCharsets.UTF_8).equals(text)
        ? Optional.of(digests)
        : Optional.empty();
  }

  private static byte[] write(Map<String, Digest> sorted) {
    StringBuilder lines = new StringBuilder();
    sorted.forEach(
        (path, digest) -> {
          if (!path.equals(PATH)) {
            lines.append(digest.hex()).append("  ").append(path).append('\n');
          }
        });
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }
}
