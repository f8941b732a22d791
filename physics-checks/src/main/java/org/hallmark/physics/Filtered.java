package org.hallmark.physics;

import org.hallmark.metrics.statistics.Intervals;

/**
 * What was taken out of the data, or mended in them, before the law was checked, as the plan
 * declares it: a law that holds after its violators were removed says nothing of the generator.
 *
 * @param rows removed or repaired
 * @param of rows before that
 * @param upper one-sided Clopper–Pearson upper bound on the share, at {@link Intervals#LEVEL}
 * @param reason why, in words
 */
public record Filtered(long rows, long of, double upper, String reason) {
  public Filtered {
    if (rows < 0 || rows > of) {
      throw new IllegalArgumentException(
          "rows must be in [0, " + of + "]. Provided value: " + rows);
    }
  }

  static Filtered declared(long rows, long of, String reason) {
    return new Filtered(rows, of, Intervals.clopperPearsonUpper(rows, of, Intervals.LEVEL), reason);
  }
}
