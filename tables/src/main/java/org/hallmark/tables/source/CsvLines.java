package org.hallmark.tables.source;

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

/**
 * A CSV file, line by line: the first is the header, every other one that is not blank a record.
 *
 * <p>Fields are those of RFC 4180, but no field has a line break in it: a quote that one record
 * leaves open would swallow the records after it.
 */
public final class CsvLines implements AutoCloseable {
  private static final int LONGEST_HEADER = 1 << 20;
  private static final int BUFFER = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final BufferedReader reader;
  private final List<String> names;

  private CsvLines(BufferedReader reader, List<String> names) {
    this.reader = reader;
    this.names = List.copyOf(names);
  }

  /**
   * Opens a file, gzipped where its name ends in {@code .gz}, and reads its header.
   *
   * @throws IOException if it cannot be read, or the header is longer than a million characters
   */
  public static CsvLines open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      InputStream in =
          file.getFileName().toString().endsWith(".gz") ? new GZIPInputStream(raw, BUFFER) : raw;
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), BUFFER);
      String header = header(reader);
      List<String> names = header.isEmpty() ? List.of() : fields(header);
      return new CsvLines(reader, names.stream().map(String::strip).toList());
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  /** The names in a file's header; none if the file is empty. */
  public static List<String> names(Path file) throws IOException {
    try (CsvLines lines = open(file)) {
      return lines.names();
    }
  }

  /** The names in the header; none if the file is empty. */
  public List<String> names() {
    return names;
  }

  /** The fields of the next record; null after the last one. */
  public List<String> next() throws IOException {
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (!line.trim().isEmpty()) {
        return fields(line);
      }
    }
    return null;
  }

  /** Bounded, for a file of another kind may have no line break at all. */
  private static String header(BufferedReader reader) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = reader.read();
    if (c == BYTE_ORDER_MARK) {
      c = reader.read();
    }
    for (; c >= 0 && c != '\n' && c != '\r'; c = reader.read()) {
      if (line.length() == LONGEST_HEADER) {
        throw new IOException("the header is longer than " + LONGEST_HEADER + " characters");
      }
      line.append((char) c);
    }
    return line.toString();
  }

  /** The fields of a line. */
  static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    int from = 0;
    while (from <= line.length()) {
      if (from < line.length() && line.charAt(from) == '"') {
        from = quoted(line, from + 1, fields);
      } else {
        int comma = line.indexOf(',', from);
        int end = comma < 0 ? line.length() : comma;
        fields.add(line.substring(from, end));
        from = end + 1;
      }
    }
    return fields;
  }

  /** Adds the field whose quote stands before a place, and gives the place after its comma. */
  private static int quoted(String line, int from, List<String> fields) {
    StringBuilder field = new StringBuilder();
    boolean open = true;
    int at = from;
    for (; at < line.length() && (open || line.charAt(at) != ','); at++) {
      char c = line.charAt(at);
      if (open && c == '"') {
        boolean doubled = at + 1 < line.length() && line.charAt(at + 1) == '"';
        open = doubled;
        at += doubled ? 1 : 0;
        field.append(doubled ? "\"" : "");
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return at + 1;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
