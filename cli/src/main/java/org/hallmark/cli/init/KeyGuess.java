package org.hallmark.cli.init;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hallmark.tables.Column;
import org.hallmark.tables.Frame;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Table;

/**
 * The columns that name the rows of a public table: the fewest, and of these the first, that no two
 * rows have alike and that nearly all combinations occur of.
 */
final class KeyGuess {
  private static final int MOST_CANDIDATES = 16;
  private static final int MOST_KEYS = 4;

  /** In larger tables no keys are looked for. */
  private static final int MOST_ROWS = 2_000_000;

  /** A frame may have so many times the rows of the table. */
  private static final double MOST_TIMES = 3;

  private final Table rows;
  private final List<Column> candidates;
  private final double[] spans;

  private KeyGuess(Table rows, List<Column> candidates) {
    this.rows = rows;
    this.candidates = candidates;
    this.spans =
        candidates.stream().map(key -> asKey(key, rows)).mapToDouble(KeyGuess::span).toArray();
  }

  /** The names; none where no columns name the rows. */
  static List<String> of(Table rows) {
    List<Column> whole =
        rows.schema().columns().stream()
            .filter(column -> column.whole() && column.missing() == Missing.REFUSED)
            .limit(MOST_CANDIDATES)
            .toList();
    if (rows.rows() > MOST_ROWS) {
      return List.of();
    }
    KeyGuess guess = new KeyGuess(rows, whole);
    for (int size = 1; size <= Math.min(MOST_KEYS, whole.size()); size++) {
      List<String> found = guess.search(new ArrayList<>(), 0, size);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /** A column as a key: with the bounds that its values have. */
  static Column asKey(Column column, Table rows) {
    if (column.kind() == Kind.CATEGORY) {
      return column;
    }
    double[] cells = rows.column(column.name());
    double least = Arrays.stream(cells).min().orElse(column.minimum());
    double greatest = Arrays.stream(cells).max().orElse(column.maximum());
    return Column.number(
        column.name(),
        column.title(),
        Kind.INTEGER,
        column.unit(),
        least,
        Math.max(greatest, least + 1),
        Missing.REFUSED);
  }

  private List<String> search(List<Integer> chosen, int from, int size) {
    if (chosen.size() == size) {
      return fits(chosen) && nameRows(chosen) ? names(chosen) : List.of();
    }
    for (int c = from; c < candidates.size(); c++) {
      chosen.add(c);
      List<String> found = search(chosen, c + 1, size);
      chosen.remove(chosen.size() - 1);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private List<String> names(List<Integer> chosen) {
    return chosen.stream().map(c -> candidates.get(c).name()).toList();
  }

  private boolean fits(List<Integer> chosen) {
    double combinations = chosen.stream().mapToDouble(c -> spans[c]).reduce(1, (a, b) -> a * b);
    return combinations >= rows.rows()
        && combinations <= Math.min(Frame.MAXIMUM_ROWS, MOST_TIMES * rows.rows());
  }

  private static double span(Column key) {
    return key.maximum() - key.minimum() + 1;
  }

  private boolean nameRows(List<Integer> chosen) {
    List<double[]> cells = chosen.stream().map(c -> rows.column(candidates.get(c).name())).toList();
    Set<List<Double>> seen = new HashSet<>();
    for (int row = 0; row < rows.rows(); row++) {
      List<Double> key = new ArrayList<>();
      for (double[] column : cells) {
        key.add(column[row]);
      }
      if (!seen.add(key)) {
        return false;
      }
    }
    return true;
  }
}
