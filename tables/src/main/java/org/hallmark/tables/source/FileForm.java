package org.hallmark.tables.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The form of a file, as far as its first bytes and its header tell it: which of the usual mistakes
 * its owner made. Nothing is asked of its rows, so that the answer may be told of a confidential
 * file as well.
 */
public final class FileForm {
  private static final int HEAD = 1 << 16;
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLD_OFFICE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
  private static final byte[] PARQUET = {'P', 'A', 'R', '1'};

  private FileForm() {}

  /**
   * What is wrong with a file and what to do about it, as it follows the file's name; nothing where
   * no usual mistake is seen.
   *
   * @param file a CSV file is gzipped where its name ends in {@code .gz}
   */
  public static Optional<String> problem(Path file, Format format) throws IOException {
    boolean named = file.getFileName().toString().endsWith(".gz");
    byte[] raw = head(Files.newInputStream(file));
    if (format == Format.PARQUET) {
      return starts(raw, PARQUET) ? Optional.empty() : Optional.of(notParquet(raw));
    }
    if (named && !starts(raw, GZIP)) {
      return Optional.of("ends in .gz, but is not gzipped: take the ending off, or gzip it");
    }
    if (!named && starts(raw, GZIP)) {
      return Optional.of("is gzipped, but its name does not end in .gz: let it end in .csv.gz");
    }
    return ofText(named ? head(new GZIPInputStream(Files.newInputStream(file))) : raw);
  }

  private static Optional<String> ofText(byte[] head) {
    if (starts(head, ZIP) || starts(head, OLD_OFFICE)) {
      return Optional.of("is a spreadsheet or an archive: save the table as CSV in UTF-8");
    }
    if (starts(head, PARQUET)) {
      return Optional.of("is Parquet: say format: parquet in the plan's source");
    }
    if (isWide(head)) {
      return Optional.of("is text in UTF-16: save it in UTF-8 (iconv -f UTF-16 -t UTF-8)");
    }
    String text = new String(head, StandardCharsets.UTF_8).replace("\ufeff", "");
    if (text.startsWith("{") || text.startsWith("[{")) {
      return Optional.of("is JSON: a release reads CSV and Parquet; write it as one of these");
    }
    return separator(text.lines().findFirst().orElse(""));
  }

  /** A header without a comma, but with what others put in its place. */
  private static Optional<String> separator(String header) {
    boolean commas = header.indexOf(',') >= 0;
    if (!commas && header.indexOf(';') >= 0) {
      return Optional.of(
          "separates its columns by ';': save it with commas between columns and points in numbers");
    }
    if (!commas && header.indexOf('\t') >= 0) {
      return Optional.of("separates its columns by tabs: save it with commas");
    }
    return Optional.empty();
  }

  private static String notParquet(byte[] head) {
    boolean text = head.length > 0 && !isWide(head) && head[0] >= ' ' && head[0] < 127;
    return text
        ? "is text and no Parquet: say format: csv in the plan's source"
        : "is no Parquet: say the right format in the plan's source";
  }

  private static boolean isWide(byte[] head) {
    boolean mark =
        starts(head, new byte[] {(byte) 0xff, (byte) 0xfe})
            || starts(head, new byte[] {(byte) 0xfe, (byte) 0xff});
    boolean every =
        head.length >= 4 && (head[0] == 0 ^ head[1] == 0) && (head[2] == 0 ^ head[3] == 0);
    return mark || every;
  }

  private static boolean starts(byte[] head, byte[] with) {
    return head.length >= with.length && Arrays.equals(Arrays.copyOf(head, with.length), with);
  }

  private static byte[] head(InputStream in) throws IOException {
    try (InputStream buffered = new BufferedInputStream(in)) {
      return buffered.readNBytes(HEAD);
    }
  }
}
