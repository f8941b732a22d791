package org.hallmark.tables;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The public frame of keys: every combination of the values that the key columns can take, in
 * row-major order (the last key runs fastest). It comes from the schema alone and says nothing of
 * which records a source holds.
 */
public final class Frame {
  /** More keys than this are refused. */
  public static final int MAXIMUM_ROWS = 10_000_000;

  private final Table table;
  private final List<String> keys;

  private Frame(Table table, List<String> keys) {
    this.table = table;
    this.keys = keys;
  }

  /**
   * The frame of the given keys.
   *
   * @throws IllegalArgumentException with what {@link #problem} says
   */
  public static Frame of(Schema schema, List<String> keys) {
    problem(schema, keys)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    Schema chosen = schema.select(keys);
    double[][] cells = new double[keys.size()][(int) size(chosen)];
    int repeat = 1;
    for (int k = keys.size() - 1; k >= 0; k--) {
      Column key = chosen.columns().get(k);
      for (int row = 0; row < cells[k].length; row++) {
        cells[k][row] = key.minimum() + row / repeat % span(key);
      }
      repeat *= span(key);
    }
    return new Frame(Table.of(chosen, cells), List.copyOf(keys));
  }

  /** Why these columns cannot span a frame, if they cannot. */
  public static Optional<String> problem(Schema schema, List<String> keys) {
    if (keys.isEmpty() || new HashSet<>(keys).size() != keys.size()) {
      return Optional.of("frame must name at least one column, and each once");
    }
    for (String key : keys) {
      if (!schema.has(key)) {
        return Optional.of("frame must name columns of the table; there is no column " + key);
      }
      Column column = schema.column(key);
      if (!column.whole() || column.missing() != Missing.REFUSED) {
        return Optional.of(
            "frame must name categories, counts or integers that are never missing; "
                + key
                + " is not one");
      }
    }
    return size(schema.select(keys)) <= MAXIMUM_ROWS
        ? Optional.empty()
        : Optional.of("frame must have at most " + MAXIMUM_ROWS + " combinations");
  }

  public List<String> keys() {
    return keys;
  }

  public int rows() {
    return table.rows();
  }

  /** The key columns, one row per combination. */
  public Table table() {
    return table;
  }

  /** The frame row that has the keys of a row of {@code rows}, or -1 if none has. */
  public int indexOf(Table rows, int row) {
    return index(cells(rows), row);
  }

  /** {@link #indexOf} of every row. */
  public int[] indexes(Table rows) {
    List<double[]> cells = cells(rows);
    int[] indexes = new int[rows.rows()];
    for (int row = 0; row < indexes.length; row++) {
      indexes[row] = index(cells, row);
    }
    return indexes;
  }

  private List<double[]> cells(Table rows) {
    List<double[]> cells = new ArrayList<>();
    keys.forEach(key -> cells.add(rows.column(key)));
    return cells;
  }

  private int index(List<double[]> cells, int row) {
    int index = 0;
    for (int k = 0; k < keys.size(); k++) {
      Column key = table.schema().columns().get(k);
      double cell = cells.get(k)[row];
      if (!(cell >= key.minimum() && cell <= key.maximum() && cell == StrictMath.rint(cell))) {
        return -1;
      }
      index = index * span(key) + (int) (cell - key.minimum());
    }
    return index;
  }

  private static double size(Schema keys) {
    return keys.columns().stream()
        .mapToDouble(key -> key.maximum() - key.minimum() + 1)
        .reduce(1, (a, b) -> a * b);
  }

  private static int span(Column key) {
    return (int) (key.maximum() - key.minimum() + 1);
  }
}
