package org.hallmark.tables;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.json.Node;

/**
 * The public description of a table: its columns, in order.
 *
 * @param columns with distinct names
 */
public record Schema(List<Column> columns) implements Serializable {

  public Schema {
    NamedColumns named = new NamedColumns(columns);
    columns = named;
    if (!named.distinct()) {
      throw new IllegalArgumentException(
          "columns must have distinct names. Provided value: "
              + columns.stream().map(Column::name).toList());
    }
  }

  /** Reads the plan's {@code columns}; a column with a mistake is left out. */
  public static Schema read(List<Node> columns, Mistakes mistakes) {
    return SchemaReader.read(columns, mistakes);
  }

  /** The column of that name. */
  public Column column(String name) {
    return columns.get(required(name));
  }

  /** Its place, or -1. */
  public int indexOf(String name) {
    return ((NamedColumns) columns).place(name);
  }

  /** Whether there is a column of that name. */
  public boolean has(String name) {
    return indexOf(name) >= 0;
  }

  /** The names, in order. */
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /** The column that holds an element of an array of columns, counted from 0. */
  public static String element(String array, int index) {
    return array + "[" + index + "]";
  }

  /** How many columns {@code name[0]}, {@code name[1]}, … there are. */
  public int arrayLength(String name) {
    int length = 0;
    while (has(element(name, length))) {
      length++;
    }
    return length;
  }

  /** The schema of some of the columns, in the order asked for. */
  public Schema select(List<String> names) {
    return new Schema(names.stream().map(this::column).toList());
  }

  /** Index of each word of a category. */
  static HashMap<String, Integer> indexes(List<String> words) {
    HashMap<String, Integer> indexes = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      indexes.put(words.get(i), i);
    }
    return indexes;
  }

  int required(String name) {
    int index = indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "column must be one of " + names() + ". Provided value: " + name);
    }
    return index;
  }
}
