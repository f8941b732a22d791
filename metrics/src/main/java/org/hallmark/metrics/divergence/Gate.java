package org.hallmark.metrics.divergence;

import java.util.Optional;

/**
 * The rule that refuses an estimate, from published numbers only.
 *
 * <p>The usual rule, at least 98 % of the cells above 5 noise deviations, is made for estimators
 * with a second-order noise correction; {@link CorrectedDivergence} stays honest well beyond it.
 * What a hidden cell can do to a divergence is bounded by the share of the records in it, so that
 * share is limited. The small biases of hidden cells add up, so their number is limited too. Both
 * limits come from simulation: inside them the 95 % interval covered the truth in at least 92 % of
 * the trials.
 */
final class Gate {
  /** A cell with fewer counts than this many noise deviations is hidden by the noise. */
  static final int HIDDEN_BELOW = 5;

  /** Hidden cells may hold at most this share of the records, in percent. */
  static final int MOST_IN_HIDDEN_PERCENT = 25;

  /** At most this share of the occupied cells may be hidden, in percent. */
  static final int MOST_HIDDEN_PERCENT = 66;

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
    Tally tally = Tally.of(noisy, synthetic, visible);
    return few("source", total, tally.occupied)
        .or(() -> few("synthetic data", CorrectedDivergence.sum(synthetic), tally.occupied))
        .or(() -> hidden(tally, total, visible));
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

  private static Optional<String> hidden(Tally tally, long total, double visible) {
    boolean tooManyRecords = 100.0 * tally.inHidden > (double) MOST_IN_HIDDEN_PERCENT * total;
    boolean tooManyCells = 100 * tally.hidden > MOST_HIDDEN_PERCENT * tally.occupied;
    return tooManyRecords || tooManyCells
        ? Optional.of(
            "the noise hides too much: "
                + tally.hidden
                + " of "
                + tally.occupied
                + " occupied cells lie below "
                + HIDDEN_BELOW
                + " noise standard deviations ("
                + (long) Math.ceil(visible)
                + " counts) and hold about "
                + Math.max(0, 100 * tally.inHidden / total)
                + " % of the records; at most "
                + MOST_HIDDEN_PERCENT
                + " % of the cells with "
                + MOST_IN_HIDDEN_PERCENT
                + " % of the records may")
        : Optional.empty();
  }

  /**
   * What the noise leaves to see.
   *
   * @param occupied cells with synthetic records, or with real ones that stand out of the noise
   * @param hidden occupied cells whose real records do not stand out
   * @param inHidden noisy counts in all cells that do not stand out
   */
  private record Tally(int occupied, int hidden, long inHidden) {
    static Tally of(long[] noisy, long[] synthetic, double visible) {
      int occupied = 0;
      int hidden = 0;
      long inHidden = 0;
      for (int k = 0; k < noisy.length; k++) {
        boolean seen = noisy[k] > 0 && noisy[k] >= visible;
        occupied += seen || synthetic[k] > 0 ? 1 : 0;
        hidden += !seen && synthetic[k] > 0 ? 1 : 0;
        inHidden += seen ? 0 : noisy[k];
      }
      return new Tally(occupied, hidden, inHidden);
    }
  }
}
