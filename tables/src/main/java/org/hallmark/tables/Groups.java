package org.hallmark.tables;

import java.util.List;
import java.util.SortedMap;

public final class Groups {
  private Groups() {}

  public static Groups of(Frame frame, List<Expression> by) {
    throw new UnsupportedOperationException();
  }

  public int size() {
    throw new UnsupportedOperationException();
  }

  public int[] of(Table table) {
    throw new UnsupportedOperationException();
  }

  public SortedMap<String, String> label(int group) {
    throw new UnsupportedOperationException();
  }
}
