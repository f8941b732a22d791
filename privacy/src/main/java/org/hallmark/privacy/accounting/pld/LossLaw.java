package org.hallmark.privacy.accounting.pld;

/**
 * The law of the privacy loss log(dP/dQ) of one look under P, for one ordered pair (P, Q) of output
 * laws that dominates every pair of neighbours.
 */
interface LossLaw {
  /** Mass under P of an infinite loss. */
  double infinite();

  /** The least loss that may happen, −∞ where there is none. */
  double least();

  /** The largest finite loss that may happen, +∞ where there is none. */
  double most();

  /** The largest loss, where much of the mass lies there and as far below 0; 0 where none does. */
  double atom();

  /** A loss below which at most {@code mass} lies under P. */
  double lowerCut(double mass);

  /** A finite loss above which at most {@code mass} lies under P. */
  double upperCut(double mass);

  /** Masses of the {@code count} cells ({@code start} + i·step, {@code start} + (i+1)·step]. */
  Cells cells(double start, double step, int count);

  /**
   * About a thousand atoms that stand for the law where no rigour is needed: for the choice of
   * grids and tilts.
   *
   * @param mass what lies beyond them on each side
   */
  Sketch sketch(double mass);

  /**
   * Masses under P and Q of consecutive cells of the loss, and of what lies outside.
   *
   * @param p under P, per cell
   * @param q under Q, per cell
   * @param pBelow under P, at or below the first cell's lower end
   * @param pAbove under P, above the last cell's upper end, the infinite loss left out
   * @param qAbove under Q, above the last cell's upper end
   * @param relativeError bound on the relative error of every mass
   * @param displacement bound on the error of the cells' ends, in units of loss
   */
  record Cells(
      double[] p,
      double[] q,
      double pBelow,
      double pAbove,
      double qAbove,
      double relativeError,
      double displacement) {}
}
