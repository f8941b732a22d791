package org.hallmark.provenance.json;

import java.util.Comparator;

/**
 * Where a value stands in a text.
 *
 * @param file the text's name, as the reader was given it
 * @param line from 1
 * @param column from 1
 */
public record Position(String file, int line, int column) {
  /** By file, line and column. */
  static final Comparator<Position> IN_DOCUMENT_ORDER =
      Comparator.comparing(Position::file)
          .thenComparingInt(Position::line)
          .thenComparingInt(Position::column);

  /** {@code file:line:column}, the form that editors jump to. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
