package org.hallmark.provenance.json;

/**
 * Where a value stands in a text.
 *
 * @param file the text's name, as the reader was given it
 * @param line from 1
 * @param column from 1
 */
public record Position(String file, int line, int column) {
  /** {@code file:line:column}, the form that editors jump to. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
