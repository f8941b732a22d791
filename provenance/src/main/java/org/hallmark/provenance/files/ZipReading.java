package org.hallmark.provenance.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.hallmark.provenance.files.Archives.ArchiveException;

/**
 * A zip archive (PKWARE APPNOTE 6.3.10) whose central directory and whose local headers, read one
 * after the other, tell the same entries: neither reader finds what the other does not.
 */
final class ZipReading {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int MOST_ENTRIES = 0xfffe;

  /** The directory is taken into memory by whoever opens the archive. */
  private static final long LARGEST_DIRECTORY = 16 << 20;

  private final Path archive;
  private final Unpacking unpacking;

  ZipReading(Path archive, Unpacking unpacking) {
    this.archive = archive;
    this.unpacking = unpacking;
  }

  /** One entry as a header tells it, a folder with the slash at its end. */
  private record Told(String name, long size, long crc) {
    private static Told of(ZipEntry entry) {
      return new Told(entry.getName(), entry.getSize(), entry.getCrc());
    }
  }

  void read() throws IOException {
    requireSmallDirectory();
    List<Told> listed = new ArrayList<>();
    try (ZipFile zip = new ZipFile(archive.toFile(), StandardCharsets.UTF_8)) {
      Collections.list(zip.entries()).forEach(entry -> listed.add(Told.of(entry)));
    } catch (IllegalArgumentException e) {
      throw malformed("names in UTF-8", "other octets");
    }
    List<Told> found = new ArrayList<>();
    try (ZipInputStream in =
        new ZipInputStream(
            new BufferedInputStream(Files.newInputStream(archive)), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.isDirectory()) {
          unpacking.folder(entry.getName());
        } else {
          unpacking.file(entry.getName(), in, -1);
        }
        in.closeEntry();
        found.add(Told.of(entry));
      }
    } catch (IllegalArgumentException e) {
      throw malformed("names in UTF-8", "other octets");
    }
    if (!listed.equals(found)) {
      throw malformed("a directory of the entries that are there", "other entries");
    }
  }

  /** The end record is the last that fits; a comment could hold another, so there is none. */
  private void requireSmallDirectory() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "r")) {
      if (file.length() < END) {
        throw malformed("a zip archive", file.length() + " octets");
      }
      byte[] bytes = new byte[END];
      file.seek(file.length() - END);
      file.readFully(bytes);
      ByteBuffer end = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      if (end.getInt(0) != END_SIGNATURE || end.getShort(20) != 0) {
        throw malformed("an end record without comment, at the end", "other octets");
      }
      int entries = end.getShort(10) & LONGEST_COMMENT;
      long directory = end.getInt(12) & 0xffffffffL;
      if (entries > MOST_ENTRIES || directory > LARGEST_DIRECTORY) {
        throw new ArchiveException(
            "archive-too-large",
            "archive",
            "a zip archive of at most 65534 entries and 4 GiB",
            "a larger one; use tar");
      }
    }
  }

  private static ArchiveException malformed(String expected, String found) {
    return new ArchiveException("archive-malformed", "archive", expected, found);
  }
}
