package org.hallmark.provenance.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.hallmark.provenance.Finding;

/**
 * Releases that come as one file: zip up to 4 GiB, tar, and tar compressed by gzip. They are
 * unpacked into a folder that nobody else reads; nothing is ever written outside it, no link is
 * made, and no more is unpacked than the limits and the size of the archive make plausible.
 */
public final class Archives {
  private Archives() {}

  /** Does the name promise an archive that can be read here? */
  public static boolean isArchive(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && name(file).matches(".*\\.(zip|tar|tar\\.gz|tgz)");
  }

  private static String name(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  /**
   * Unpacks an archive; the first thing that is wrong ends it.
   *
   * @param into an empty folder
   * @return what is wrong, at most one thing
   */
  public static List<Finding> unpack(Path archive, Path into, Limits limits) throws IOException {
    Unpacking unpacking = new Unpacking(into, limits, Files.size(archive));
    try {
      if (name(archive).endsWith(".zip")) {
        new ZipReading(archive, unpacking).read();
      } else {
        try (InputStream in = plain(archive)) {
          new TarReading(in, unpacking).read();
        }
      }
      return List.of();
    } catch (ArchiveException e) {
      return List.of(e.finding());
    } catch (ZipException | java.io.EOFException e) {
      return List.of(
          new Finding("archive-malformed", "archive", "a whole archive", "a damaged one"));
    }
  }

  private static InputStream plain(Path archive) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(archive));
    return name(archive).endsWith("r") ? in : new GZIPInputStream(in, 1 << 16);
  }

  /** Something in an archive that ends its reading. */
  static final class ArchiveException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    ArchiveException(String code, String subject, String expected, String found) {
      super(code);
      this.finding = new Finding(code, subject, expected, found);
    }

    Finding finding() {
      return finding;
    }
  }
}
