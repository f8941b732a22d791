package org.hallmark.tables;

import java.util.Optional;
import java.util.SortedSet;

public final class Aggregation {
  private Aggregation() {}

  public static Aggregation parse(String text) throws ExpressionException {
    throw new UnsupportedOperationException();
  }

  public String text() {
    throw new UnsupportedOperationException();
  }

  public SortedSet<String> columns() {
    throw new UnsupportedOperationException();
  }

  public Optional<String> check(Schema schema) {
    throw new UnsupportedOperationException();
  }

  public double[] evaluate(Table table, Groups groups) {
    throw new UnsupportedOperationException();
  }

  public String sql() {
    throw new UnsupportedOperationException();
  }
}
