package org.hallmark.tables.source;

/** The format of a source file. */
public enum Format {
  /** Comma-separated text with a header, gzipped where the name ends in {@code .gz}. */
  CSV,
  PARQUET
}
