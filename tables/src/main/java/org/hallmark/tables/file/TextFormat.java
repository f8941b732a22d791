package org.hallmark.tables.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A format of files whose cells are texts. */
enum TextFormat {
  /** RFC 4180 with a header, in UTF-8. */
  CSV(new CsvText(',')),
  /** The same with tabs. */
  TSV(new CsvText('\t')),
  /** A JSON object for each row, on lines or in one array. */
  JSON(new JsonText()),
  /** Frames of particles. */
  EXTENDED_XYZ(new ExtendedXyz());

  private static final int BUFFER = 1 << 16;

  private final Reading reading;

  TextFormat(Reading reading) {
    this.reading = reading;
  }

  /** Reads one format. */
  interface Reading {
    /** The names of the columns. */
    List<String> names(InputStream in) throws IOException;

    /** Hands over every row. */
    void read(InputStream in, TextRows rows) throws IOException;
  }

  /** The format that a file's name tells; nothing for Parquet. */
  static Optional<TextFormat> of(Path file) throws IOException {
    String name = plain(file);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "csv" -> Optional.of(CSV);
      case "tsv" -> Optional.of(TSV);
      case "json", "jsonl", "ndjson" -> Optional.of(JSON);
      case "xyz", "extxyz" -> Optional.of(EXTENDED_XYZ);
      case "parquet", "pq" -> Optional.empty();
      default ->
          throw new IOException(
              file.getFileName()
                  + " must end in csv, tsv, json, jsonl, ndjson, xyz or extxyz (each also with"
                  + " .gz), parquet or pq");
    };
  }

  List<String> names(Path file) throws IOException {
    try (InputStream raw = Files.newInputStream(file)) {
      return reading.names(opened(file, raw));
    } catch (RuntimeException e) {
      throw unreadable(file, e);
    }
  }

  void read(Path file, InputStream raw, TextRows rows) throws IOException {
    reading.read(opened(file, raw), rows);
    rows.flush();
  }

  static IOException unreadable(Path file, Exception e) {
    return new IOException(file.getFileName() + " cannot be read: " + e.getMessage(), e);
  }

  private static InputStream opened(Path file, InputStream raw) throws IOException {
    InputStream buffered = new BufferedInputStream(raw, BUFFER);
    return zipped(file) ? new GZIPInputStream(buffered, BUFFER) : buffered;
  }

  private static String plain(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return zipped(file) ? name.substring(0, name.length() - ".gz".length()) : name;
  }

  private static boolean zipped(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
  }
}
