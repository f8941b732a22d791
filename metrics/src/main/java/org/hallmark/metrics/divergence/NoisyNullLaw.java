package org.hallmark.metrics.divergence;

/**
 * The law of {@link CorrectedDivergence} where source and generator have the same law: summed up
 * cell by cell over what a cell's noisy and synthetic counts can be, not drawn.
 *
 * <p>Cells are taken as independent. That both sizes are fixed takes one of the degrees of freedom
 * away: all cumulants but the mean are (K − 1)/K of the sum's.
 */
final class NoisyNullLaw {
  /** P(X ≥ mean + k deviations) ≤ 1/(1 + k²), whatever the law [Cantelli]: here 2.5 %. */
  private static final double CANTELLI = StrictMath.sqrt(39);

  private static final double TAIL = 0.025;

  private final double[] law;
  private final NoisyNullCells cells;
  private final double fixed;
  private final double mean;
  private final double variance;

  /**
   * Of source and generator that both have the given law.
   *
   * @param law shares of the cells
   * @param cells the laws of single cells
   */
  NoisyNullLaw(double[] law, NoisyNullCells cells) {
    this.law = law;
    this.cells = cells;
    double means = 0;
    double variances = 0;
    int occupied = 0;
    for (double share : law) {
      NoisyNullCells.Moments cell = cells.moments(share);
      means += cell.mean();
      variances += cell.variance();
      occupied += share > 0 ? 1 : 0;
    }
    this.fixed = (occupied - 1.0) / occupied;
    this.mean = means;
    this.variance = variances * fixed;
  }

  /** In nats. */
  double mean() {
    return mean;
  }

  /** The variance of an estimate whose mean was taken out: half of that counts as not known. */
  double spread() {
    return variance + mean * mean / 4;
  }

  /** Does an estimate, its mean taken out, lie above all but 2.5 % of this law? */
  boolean isExceededBy(double estimate) {
    double deviation = StrictMath.sqrt(variance);
    if (estimate <= 0 || estimate >= CANTELLI * deviation) {
      return estimate > 0;
    }
    CharacteristicSum sum = new CharacteristicSum(deviation);
    for (double share : law) {
      cells.addTo(sum, share);
    }
    return sum.chanceAbove(mean + estimate, mean, fixed) < TAIL;
  }
}
