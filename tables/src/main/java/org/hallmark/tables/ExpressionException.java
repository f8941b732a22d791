package org.hallmark.tables;

/** A text is not an expression. */
public final class ExpressionException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int column;

  public ExpressionException(String message, int column) {
    super(message);
    this.column = column;
  }

  /** Where in the text, from 1. */
  public int column() {
    return column;
  }
}
