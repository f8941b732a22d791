package org.hallmark.privacy.plan;

/** How a source file is written. */
public enum SourceFormat {
  /** Comma-separated text with a header; gzipped where the file's name ends in {@code .gz}. */
  CSV,
  PARQUET
}
