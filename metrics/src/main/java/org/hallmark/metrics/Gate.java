package org.hallmark.metrics;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The rule that refuses an estimate, from published numbers only.
 *
 * <p>The usual rule, at least 98 % of the cells above 5 noise deviations, is made for estimators with a
 * second-order noise correction. {@link CorrectedDivergence} stays honest well beyond it, and what a
 * hidden cell can do to a divergence is bounded by the share of the records in it. So the share counts
 * here, not the number of cells.
 */
final class Gate {
  /** A cell with fewer counts than this many noise deviations is hidden by the noise. */
  static final int HIDDEN_BELOW = 5;

  /** Hidden cells may hold at most this share of the records, in percent. */
  static final int MOST_HIDDEN_PERCENT = 25;

  /** Fewer records per occupied cell make the sampling bias too large to correct. */
  static final int LEAST_PER_CELL = 10;

  private Gate() {}

  /** Why there is no estimate, if there is none. */
  static Optional<String> refusal(long[] noisy, long[] synthetic, double deviation) {
    long total = CorrectedDivergence.sum(noisy);
    double visible = HIDDEN_BELOW * deviation;
    if (total < 2 || total < visible * StrictMath.sqrt(noisy.length)) {
      return Optional.of(
          "the noise hides how many records there are: their noisy total is "
              + total
              + ", below "
              + HIDDEN_BELOW
              + " standard deviations of its noise");
    }
    int occupied = 0;
    int hidden = 0;
    long inHidden = 0;
    for (int k = 0; k < noisy.length; k++) {
      boolean seen = noisy[k] > 0 && noisy[k] >= visible;
      occupied += seen || synthetic[k] > 0 ? 1 : 0;
      hidden += seen ? 0 : 1;
      inHidden += seen ? 0 : noisy[k];
    }
    return few("source", total, occupied)
        .or(occupiedBySynthetic(synthetic, occupied))
        .or(hidden(hidden, noisy.length, inHidden, total, visible));
  }

  private static Supplier<Optional<String>> occupiedBySynthetic(
      long[] synthetic, int occupied) {
    return () -> few("synthetic data", CorrectedDivergence.sum(synthetic), occupied);
  }

  private static Optional<String> few(String side, long total, int occupied) {
    return total >= (long) LEAST_PER_CELL * occupied
        ? Optional.empty()
        : Optional.of(
            "too few records for so many cells: "
                + total
                + " in the "
                + side
                + " on "
                + occupied
                + " occupied cells, and at least "
                + LEAST_PER_CELL
                + " per cell are needed");
  }

  private static Supplier<Optional<String>> hidden(
      int hidden, int cells, long inHidden, long total, double visible) {
    return () ->
        100.0 * inHidden <= (double) MOST_HIDDEN_PERCENT * total
            ? Optional.empty()
            : Optional.of(
                "the noise hides too much: "
                    + hidden
                    + " of "
                    + cells
                    + " cells lie below "
                    + HIDDEN_BELOW
                    + " noise standard deviations ("
                    + (long) Math.ceil(visible)
                    + " counts) and hold "
                    + 100 * inHidden / total
                    + " % of the records, more than "
                    + MOST_HIDDEN_PERCENT
                    + " %");
  }
}
