package org.hallmark.tables.file.parquet;

/** The values of one page that are there, as cells. */
@FunctionalInterface
interface CellValues {
  /** Reads the next {@code count} into {@code cells} from {@code from}. */
  void read(double[] cells, int from, int count);
}
