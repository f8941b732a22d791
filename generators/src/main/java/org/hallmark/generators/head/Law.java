package org.hallmark.generators.head;

import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.tables.Table;

/**
 * The law of a column: what raw outputs of a network mean. A missing value, where the law does not
 * tell it by itself, has a logit of its own, the last output: that of being there.
 */
public abstract sealed class Law permits CategoricalLaw, CountLaw, LineLaw, CircleLaw {
  private final Head head;

  Law(Head head) {
    this.head = head;
  }

  /** Whose law it is. */
  final Head head() {
    return head;
  }

  private boolean hasLogit() {
    return head.mayMiss() && !head.missesByItself();
  }

  /**
   * A cell of a table as the law sees it.
   *
   * @param ceiling the value may not be above; infinite where there is none
   */
  public final Target target(double cell, double ceiling) {
    return hasLogit() && Head.empty(cell) ? Target.missing() : present(cell, ceiling);
  }

  /** The logarithm of the probability of a cell, or of its density where it is real. */
  public final double logDensity(double[] raw, Target target) {
    double present = hasLogit() ? raw[raw.length - 1] : Double.POSITIVE_INFINITY;
    if (target.known() == 0) {
      return -Mixtures.softplus(present);
    }
    double law = target.weight() == 0 ? 0 : logOf(raw, target);
    return law + target.logMeasure() - Mixtures.softplus(-present);
  }

  /** The next cell, at most {@code ceiling}. */
  public final double draw(double[] raw, double ceiling, PublicDraws draws) {
    if (hasLogit()) {
      double share = 1 / (1 + StrictMath.exp(-raw[raw.length - 1]));
      if (draws.nextUniform() >= share) {
        return Table.MISSING;
      }
    }
    return next(raw, ceiling, draws);
  }

  abstract Target present(double cell, double ceiling);

  abstract double logOf(double[] raw, Target target);

  abstract double next(double[] raw, double ceiling, PublicDraws draws);
}
