package org.hallmark.tables.spark;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The first line of a CSV file: the names of its columns (RFC 4180, no line break in a name). */
final class CsvHeader {
  private static final int LONGEST = 1 << 20;
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private CsvHeader() {}

  /** The names; none if the file is empty. */
  static List<String> read(Path file) throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return names(firstLine(reader));
    }
  }

  private static String firstLine(BufferedReader reader) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = reader.read();
    if (c == BYTE_ORDER_MARK) {
      c = reader.read();
    }
    for (; c >= 0 && c != '\n' && c != '\r'; c = reader.read()) {
      if (line.length() == LONGEST) {
        throw new IOException("the header is longer than " + LONGEST + " characters");
      }
      line.append((char) c);
    }
    return line.toString();
  }

  static List<String> names(String line) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        name.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        names.add(name.toString().strip());
        name.setLength(0);
      } else {
        name.append(c);
      }
    }
    if (!line.isEmpty()) {
      names.add(name.toString().strip());
    }
    return names;
  }
}
