package org.hallmark.physics.law;

import java.util.List;
import org.hallmark.physics.LawReading;
import org.hallmark.physics.statistics.PreparedSample.Correlation;

/** Reads what a plan knows of the correlation of a series. */
final class Correlations {
  private Correlations() {}

  /**
   * Correlation can be removed only where the order of time is known.
   *
   * @param time the columns of time that the plan names
   */
  static Correlation read(LawReading entry, List<String> time) {
    Correlation correlation = entry.fields().choice("correlation", Correlation.TO_BE_REMOVED);
    if (time.isEmpty() && correlation == Correlation.TO_BE_REMOVED) {
      entry
          .fields()
          .mistake("correlation", "must be none unless a column of time gives the rows an order");
    }
    return correlation;
  }
}
