package org.hallmark.tables.scan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.hallmark.tables.Table;

/** The few rows with the largest residuals, whatever the order in which rows come. */
public final class WorstRows implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int most;
  private final ArrayList<String> keys;

  /** The least bad one first, so that it is at hand. */
  private final PriorityQueue<WorstRow> rows = new PriorityQueue<>(Comparator.reverseOrder());

  /**
   * No rows yet.
   *
   * @param most how many are kept
   * @param keys columns that name a row
   */
  public WorstRows(int most, List<String> keys) {
    this.most = most;
    this.keys = new ArrayList<>(keys);
  }

  /** A row with a smaller excess would not be kept. */
  double least() {
    if (most == 0) {
      return Double.POSITIVE_INFINITY;
    }
    return rows.size() < most ? Double.MIN_VALUE : rows.peek().excess();
  }

  /** Offers a row; one without excess is never among the worst. */
  public void offer(double excess, double residual, Table batch, int row) {
    if (most > 0 && excess >= least()) {
      keep(
          new WorstRow(
              excess, residual, keys.stream().map(key -> batch.column(key)[row]).toList()));
    }
  }

  /** Adds the rows of another one. */
  public void merge(WorstRows other) {
    other.rows.forEach(this::keep);
  }

  /** The rows, the worst first. */
  public List<WorstRow> worst() {
    return rows.stream().sorted().toList();
  }

  private void keep(WorstRow row) {
    rows.add(row);
    if (rows.size() > most) {
      rows.poll();
    }
  }
}
