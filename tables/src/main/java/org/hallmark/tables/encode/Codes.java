package org.hallmark.tables.encode;

import org.hallmark.tables.Column;

public final class Codes {
  private Codes() {}

  public static Codes of(Column column) {
    throw new UnsupportedOperationException();
  }

  public static Codes of(Column column, double[] edges) {
    throw new UnsupportedOperationException();
  }

  public Column column() {
    throw new UnsupportedOperationException();
  }

  public int size() {
    throw new UnsupportedOperationException();
  }

  public int encode(double cell) {
    throw new UnsupportedOperationException();
  }

  public double decode(int code, double uniform) {
    throw new UnsupportedOperationException();
  }
}
