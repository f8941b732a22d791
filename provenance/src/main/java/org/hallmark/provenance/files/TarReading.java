package org.hallmark.provenance.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.hallmark.provenance.files.Archives.ArchiveException;

/**
 * A tar archive (POSIX.1-2017, pax interchange format, and GNU's long names), whose entries are
 * files and folders.
 */
final class TarReading {
  private static final int BLOCK = 512;
  private static final int LONGEST_NAME = 1 << 16;

  private final InputStream in;
  private final Unpacking unpacking;
  private final byte[] header = new byte[BLOCK];
  private String longName = "";
  private long longSize = -1;

  TarReading(InputStream in, Unpacking unpacking) {
    this.in = in;
    this.unpacking = unpacking;
  }

  void read() throws IOException {
    while (next()) {
      requireChecksum();
      long size = longSize >= 0 ? longSize : number(124, 12);
      entry((char) header[156], size);
      skip(padding(size));
    }
    requireZeros();
  }

  private boolean next() throws IOException {
    if (in.readNBytes(header, 0, BLOCK) < BLOCK) {
      throw malformed("two empty blocks at the end", "an early end");
    }
    for (byte octet : header) {
      if (octet != 0) {
        return true;
      }
    }
    return false;
  }

  private void entry(char type, long size) throws IOException {
    switch (type) {
      case 'x' -> pax(text(size));
      case 'g' -> text(size);
      case 'L' -> longName = new String(text(size), StandardCharsets.UTF_8).replaceAll("\0.*", "");
      case '0', '\0' -> {
        unpacking.file(name(), in, size);
        forget();
      }
      case '5' -> {
        unpacking.folder(name());
        forget();
      }
      default ->
          throw new ArchiveException(
              "archive-entry",
              Unpacking.shown(name()),
              "a file or a folder",
              "a link, device, pipe or other entry");
    }
  }

  private void forget() {
    longName = "";
    longSize = -1;
  }

  private byte[] text(long size) throws IOException {
    if (size > LONGEST_NAME) {
      throw malformed("at most " + LONGEST_NAME + " octets of names", "more");
    }
    byte[] bytes = in.readNBytes((int) size);
    if (bytes.length < size) {
      throw malformed("a whole archive", "its early end");
    }
    return bytes;
  }

  /** Lines {@code length key=value}; the length counts the whole line, in octets. */
  private void pax(byte[] lines) throws ArchiveException {
    Map<String, String> keys = new TreeMap<>();
    int at = 0;
    while (at < lines.length) {
      int space = at;
      while (space < lines.length && lines[space] != ' ') {
        space++;
      }
      int length = decimal(new String(lines, at, space - at, StandardCharsets.US_ASCII));
      if (length <= space - at || length > lines.length - at) {
        throw malformed("lines of a pax header", "other octets");
      }
      String line = new String(lines, space + 1, length - (space - at) - 2, StandardCharsets.UTF_8);
      int equals = line.indexOf('=');
      keys.put(line.substring(0, Math.max(0, equals)), line.substring(equals + 1));
      at += length;
    }
    longName = keys.getOrDefault("path", longName);
    longSize = keys.containsKey("size") ? decimal(keys.get("size")) : longSize;
  }

  private static int decimal(String digits) throws ArchiveException {
    if (!digits.matches("[0-9]{1,9}")) {
      throw malformed("a number", "other octets");
    }
    return Integer.parseInt(digits);
  }

  private String name() {
    if (!longName.isEmpty()) {
      return longName;
    }
    boolean ustar = field(257, 5).equals("ustar");
    String prefix = ustar ? field(345, 155) : "";
    return (prefix.isEmpty() ? "" : prefix + "/") + field(0, 100);
  }

  private String field(int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }

  /** Octal digits, or GNU's binary form beyond 8 GiB, which is refused. */
  private long number(int from, int length) throws ArchiveException {
    String digits = field(from, length).strip();
    if (!digits.matches("[0-7]{0,11}")) {
      throw malformed("an octal number", "other octets");
    }
    return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
  }

  private void requireChecksum() throws ArchiveException {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
    }
    if (sum != number(148, 8)) {
      throw malformed("a header with its checksum", "another checksum");
    }
  }

  private static long padding(long size) {
    return (BLOCK - size % BLOCK) % BLOCK;
  }

  private void skip(long octets) throws IOException {
    if (in.readNBytes((int) octets).length < octets) {
      throw malformed("a whole archive", "its early end");
    }
  }

  /** What follows the end must be nothing, so that no reader finds more entries there. */
  private void requireZeros() throws IOException {
    byte[] rest = new byte[1 << 16];
    for (int n = in.read(rest); n >= 0; n = in.read(rest)) {
      for (int i = 0; i < n; i++) {
        if (rest[i] != 0) {
          throw malformed("nothing after the end", "further octets");
        }
      }
    }
  }

  private static ArchiveException malformed(String expected, String found) {
    return new ArchiveException("archive-malformed", "archive", expected, found);
  }
}
