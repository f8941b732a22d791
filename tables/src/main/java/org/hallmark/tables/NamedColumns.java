package org.hallmark.tables;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.RandomAccess;

/** An immutable list of columns that finds them by name: a table may have thousands. */
final class NamedColumns extends AbstractList<Column> implements RandomAccess, Serializable {
  private static final long serialVersionUID = 1L;

  private final Column[] columns;
  private final HashMap<String, Integer> places = new HashMap<>();

  NamedColumns(List<Column> columns) {
    this.columns = List.copyOf(columns).toArray(Column[]::new);
    for (int i = 0; i < this.columns.length; i++) {
      places.putIfAbsent(this.columns[i].name(), i);
    }
  }

  /** The place of the column of that name, or -1. */
  int place(String name) {
    return places.getOrDefault(name, -1);
  }

  /** Whether no two have one name. */
  boolean distinct() {
    return places.size() == columns.length;
  }

  @Override
  public Column get(int index) {
    return columns[index];
  }

  @Override
  public int size() {
    return columns.length;
  }
}
