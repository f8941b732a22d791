package org.hallmark.physics.law;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.tables.Table;

/** Names rows by the values of some columns. */
record RowKeys(List<String> columns) {
  /** By the keys of the plan or, where it has none, by the columns that a law reads. */
  static RowKeys of(List<String> keys, Iterable<String> read) {
    if (!keys.isEmpty()) {
      return new RowKeys(keys);
    }
    List<String> columns = new ArrayList<>();
    read.forEach(columns::add);
    return new RowKeys(columns);
  }

  SortedMap<String, String> name(Table table, int row) {
    SortedMap<String, String> key = new TreeMap<>();
    columns.forEach(name -> key.put(name, table.value(row, name)));
    return key;
  }
}
