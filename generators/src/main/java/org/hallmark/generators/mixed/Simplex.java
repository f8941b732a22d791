package org.hallmark.generators.mixed;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.generators.head.Ceiling;

/**
 * A group of columns that are shares of a total: each takes a part of what those before it left,
 * and the last one has the rest. With heads in the logit of that part their law is logistic-normal
 * in all but its tails (Aitchison and Shen 1980), and depends on the columns before it.
 *
 * @param columns in the order of drawing
 * @param total their sum
 */
record Simplex(List<String> columns, String total) {
  Simplex {
    columns = List.copyOf(columns);
  }

  /** What is left when the columns before a place are taken. */
  private String left(int place) {
    StringBuilder text = new StringBuilder(total);
    columns.subList(0, place).forEach(c -> text.append(" - `").append(c).append('`'));
    return text.toString();
  }

  List<Ceiling> ceilings() {
    List<Ceiling> ceilings = new ArrayList<>();
    for (int i = 1; i < columns.size() - 1; i++) {
      ceilings.add(new Ceiling(columns.get(i), left(i)));
    }
    return ceilings;
  }

  String last() {
    return columns.get(columns.size() - 1);
  }

  String rest() {
    return left(columns.size() - 1);
  }
}
