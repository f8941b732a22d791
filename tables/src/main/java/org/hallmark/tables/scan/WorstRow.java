package org.hallmark.tables.scan;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;

/**
 * A row with a large residual.
 *
 * @param excess how far the residual lies on the forbidden side
 * @param residual the residual
 * @param key the row's cells of the columns that name rows
 */
public record WorstRow(double excess, double residual, List<Double> key)
    implements Serializable, Comparable<WorstRow> {
  private static final Comparator<WorstRow> WORST_FIRST =
      Comparator.comparingDouble(WorstRow::excess)
          .thenComparing(WorstRow::residual)
          .reversed()
          .thenComparing(WorstRow::compareKeys);

  public WorstRow {
    key = List.copyOf(key);
  }

  /** The worst first; of equals, by key. */
  @Override
  public int compareTo(WorstRow other) {
    return WORST_FIRST.compare(this, other);
  }

  private int compareKeys(WorstRow other) {
    for (int i = 0; i < key.size(); i++) {
      int order = Double.compare(key.get(i), other.key.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
