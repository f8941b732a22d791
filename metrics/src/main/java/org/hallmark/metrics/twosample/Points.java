package org.hallmark.metrics.twosample;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.provenance.seed.PublicDraws;

/**
 * The records of a sample as points, one coordinate per quantity. Records without a finite value of
 * every quantity are no points; they are counted, never dropped in silence.
 *
 * @param rows the points, in the order of the records; not to be changed
 * @param incomplete records that are no points
 */
public record Points(List<double[]> rows, long incomplete) {
  public Points {
    rows = List.copyOf(rows);
  }

  /**
   * The records of a table.
   *
   * @param columns one array per quantity, all of the same length, at least one
   */
  public static Points of(double[][] columns) {
    List<double[]> rows = new ArrayList<>();
    long incomplete = 0;
    for (int i = 0; i < columns[0].length; i++) {
      double[] row = new double[columns.length];
      boolean complete = true;
      for (int c = 0; c < columns.length; c++) {
        row[c] = columns[c][i];
        complete &= Double.isFinite(row[c]);
      }
      if (complete) {
        rows.add(row);
      } else {
        incomplete++;
      }
    }
    return new Points(rows, incomplete);
  }

  int size() {
    return rows.size();
  }

  /** At most so many of the points, each as likely, in their order. */
  Points some(int most, PublicDraws draws) {
    if (size() <= most) {
      return this;
    }
    List<double[]> chosen = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      double chance = (most - chosen.size()) / (double) (size() - i);
      if (draws.nextUniform() < chance) {
        chosen.add(rows.get(i));
      }
    }
    return new Points(chosen, incomplete);
  }
}
