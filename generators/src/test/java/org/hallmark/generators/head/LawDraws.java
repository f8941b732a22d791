package org.hallmark.generators.head;

import java.util.stream.Stream;
import org.hallmark.generators.Fixtures;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.tables.Table;

/** Draws of laws in ten cells and one of missing values, against their densities. */
final class LawDraws {
  /** Above, a χ² of ten degrees of freedom or fewer is with probability 1e-6. */
  static final double CRITICAL = 46.9;

  private static final int DRAWS = 6000;
  private static final int CELLS = 10;
  private static final int POINTS = 200;

  private LawDraws() {}

  static Stream<Head> heads() {
    return Stream.concat(Heads.all(), Stream.of(Heads.cells()));
  }

  /**
   * The statistic of draws whose outputs are moved.
   *
   * @param away by how much, up and down in turns
   */
  static double chiSquare(Head head, double away) {
    double[] raw = Heads.raw(head, 1, 1);
    double[] moved = raw.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += i % 2 == 0 ? away : -away;
    }
    Law law = head.law();
    PublicDraws draws = Fixtures.seed("laws").draws(3);
    double[] found = new double[CELLS + 1];
    for (int i = 0; i < DRAWS; i++) {
      found[cell(head, law.draw(moved, Double.POSITIVE_INFINITY, draws))]++;
    }
    double[] expected = expected(head, law, raw);
    double sum = 0;
    for (int c = 0; c < found.length; c++) {
      double off = found[c] - DRAWS * expected[c];
      sum += expected[c] > 0 ? off * off / (DRAWS * expected[c]) : found[c] * DRAWS;
    }
    return sum;
  }

  private static int cell(Head head, double value) {
    double width = head.maximum() - head.minimum() + (Heads.whole(head) ? 1 : 0);
    return Table.isMissing(value)
        ? CELLS
        : Math.min(CELLS - 1, (int) ((value - head.minimum()) / width * CELLS));
  }

  private static double[] expected(Head head, Law law, double[] raw) {
    double[] expected = new double[CELLS + 1];
    boolean whole = Heads.whole(head);
    int points = whole ? head.values() : CELLS * POINTS;
    double step = whole ? 1 : (head.maximum() - head.minimum()) / points;
    for (int i = 0; i < points; i++) {
      double value = head.minimum() + (i + (whole ? 0 : 0.5)) * step;
      expected[cell(head, value)] += step * density(law, raw, value);
    }
    expected[CELLS] = head.mayMiss() ? density(law, raw, Table.MISSING) : 0;
    return expected;
  }

  private static double density(Law law, double[] raw, double cell) {
    return StrictMath.exp(law.logDensity(raw, law.target(cell, Double.POSITIVE_INFINITY)));
  }
}
