package org.hallmark.tables.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hallmark.tables.CellText;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Table;

/**
 * The cells of one column as a condition sees them: words that the column does not list are words
 * all the same, numbered after those that it does.
 */
final class OpenWords {
  /** Stands for what no column can list. */
  private static final String UNPRINTABLE = "\ufffd";

  private final Column column;
  private final CellText text;
  private final List<String> words = new ArrayList<>();
  private final Map<String, Integer> further = new HashMap<>();

  OpenWords(Column column) {
    this.column = column;
    this.text = new CellText(column);
    words.addAll(column.values());
  }

  double parse(String cell) {
    double known = text.parse(cell);
    if (column.kind() != Kind.CATEGORY || !Table.isBad(known)) {
      return known;
    }
    String word = cell.strip();
    return word.isEmpty() ? Table.MISSING : further.computeIfAbsent(printable(word), this::add);
  }

  /** The column with the words seen since {@link #forget}. */
  Column column() {
    return further.isEmpty()
        ? column
        : Column.category(column.name(), column.title(), List.copyOf(words), column.missing());
  }

  /** The cell as the column itself has it. */
  double closed(double cell) {
    if (column.kind() != Kind.CATEGORY) {
      return cell;
    }
    if (Table.isMissing(cell)) {
      return text.parse("");
    }
    return cell >= column.values().size() ? Table.BAD : cell;
  }

  void forget() {
    words.subList(column.values().size(), words.size()).clear();
    further.clear();
  }

  private int add(String word) {
    words.add(word);
    return words.size() - 1;
  }

  private static String printable(String word) {
    return word.codePoints()
        .mapToObj(c -> Column.printable(c) ? Character.toString(c) : UNPRINTABLE)
        .reduce("", String::concat);
  }
}
