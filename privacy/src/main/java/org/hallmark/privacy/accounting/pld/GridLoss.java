package org.hallmark.privacy.accounting.pld;

import org.hallmark.privacy.accounting.pld.LossLaw.Cells;

/**
 * A loss law moved onto the grid of multiples of {@code step}, to the safe side.
 *
 * <p>With f(ε) = E(1 − e^(ε−L))₊ and s = e^(−L), the integrand is convex in s and falls with s. So
 *
 * <ul>
 *   <li><i>pessimistic</i>: each cell's mass is spread to the cell's two ends with E s kept
 *       (connect-the-dots: Doroshenko, Ghazi, Kamath, Kumar and Manurangsi 2022), which raises f by
 *       Jensen's inequality; all mass below the grid is lifted to its first point, all above to +∞;
 *   <li><i>optimistic</i>: each cell around a grid point is merged at its mean of s, which lowers
 *       f; the merged loss differs from the grid point by O(step²), and goes to the last grid point
 *       that is at most {@code slack} above it. All mass below the grid is dropped, all above
 *       merged.
 * </ul>
 *
 * <p>Both orders survive composition, since f of a sum is an expectation of the f of one summand.
 *
 * @param step distance of grid points
 * @param first index of the first grid point: the loss there is first·step
 * @param mass by grid point
 * @param infinite mass of +∞
 * @param relativeError bound on the relative error of every mass
 * @param slack the law that bounds lies at most this much to the wrong side of this one
 */
record GridLoss(
    double step, long first, double[] mass, double infinite, double relativeError, double slack) {

  /** At most this many grid points for one look. */
  static final int MOST_POINTS = 1 << 23;

  private static final int BINS = 4096;

  GridLoss {
    if (!(slack >= -step && slack <= 2 * step)) {
      throw new IllegalArgumentException(
          "slack must be within a step or two. Provided value: " + slack);
    }
  }

  /**
   * A law whose f is nowhere below that of {@code law}.
   *
   * @param cut what mass may go to +∞
   */
  static GridLoss pessimistic(LossLaw law, double step, double cut) {
    long first = (long) Math.floor(law.lowerCut(cut) / step);
    int cells = count(first, (long) Math.ceil(law.upperCut(cut) / step) + 1);
    Cells masses = law.cells(first * step, step, cells);
    double[] mass = new double[cells + 1];
    mass[0] = masses.pBelow();
    double span = -StrictMath.expm1(-step);
    double far = Math.max(Math.abs(first), Math.abs(first + cells)) * step;
    double share = (4 * masses.relativeError() + (16 + 4 * far) * Rounding.UNIT) / span;
    for (int i = 0; i < cells; i++) {
      double p = masses.p()[i];
      double excess = p - masses.q()[i] * StrictMath.exp((first + i) * step);
      double up = Math.min(p, Math.max(0, excess / span + p * share));
      mass[i] += p - up;
      mass[i + 1] += up;
    }
    double above = masses.pAbove() * (1 + masses.relativeError());
    return new GridLoss(
        step,
        first,
        mass,
        law.infinite() + above,
        2 * masses.relativeError() + 8 * Rounding.UNIT,
        masses.displacement() + 4 * Rounding.UNIT * far);
  }

  /**
   * A law whose f, moved by the slack, is nowhere above that of {@code law}.
   *
   * @param tilt λ at which the slack should cost least
   */
  static GridLoss optimistic(LossLaw law, double step, double cut, double tilt) {
    long first = (long) Math.floor(law.lowerCut(cut) / step) - 1;
    int cells = count(first, (long) Math.ceil(law.upperCut(cut) / step) + 1);
    Cells masses = law.cells((first - 0.5) * step, step, cells);
    double far = Math.max(Math.abs(first), Math.abs(first + cells)) * step;
    double error = 4 * masses.relativeError() + (16 + 4 * far) * Rounding.UNIT;
    double slack = cheapestSlack(masses, first, step, tilt) + error;
    double[] mass = new double[cells + 1];
    for (int i = 0; i < cells; i++) {
      place(mass, first, step, masses.p()[i], masses.q()[i], slack);
    }
    place(mass, first, step, masses.pAbove(), masses.qAbove(), slack);
    return new GridLoss(
        step,
        first,
        mass,
        law.infinite(),
        2 * masses.relativeError() + 8 * Rounding.UNIT,
        slack + error);
  }

  private static void place(
      double[] mass, long first, double step, double p, double q, double slack) {
    if (p > 0 && q > 0) {
      long index = (long) Math.floor((StrictMath.log(p / q) + slack) / step) - first;
      if (index >= 0) {
        mass[(int) Math.min(index, mass.length - 1)] += p;
      }
    }
  }

  /**
   * The slack at which placing the merged cells costs least, in the mean of the tilted law.
   *
   * <p>A cell whose loss deviates from its grid point by d goes down by d + slack where that is not
   * negative, and by a whole step more otherwise. So the best slack is −d of some cell: the least d
   * of one of {@value #BINS} classes.
   */
  private static double cheapestSlack(Cells masses, long first, double step, double tilt) {
    double[] weight = new double[BINS];
    double[] least = new double[BINS];
    java.util.Arrays.fill(least, Double.POSITIVE_INFINITY);
    double largest = Double.NEGATIVE_INFINITY;
    int n = masses.p().length;
    double[] exponents = new double[n];
    for (int i = 0; i < n; i++) {
      exponents[i] = StrictMath.log(masses.p()[i]) + tilt * (first + i) * step;
      largest = Math.max(largest, exponents[i]);
    }
    double total = 0;
    for (int i = 0; i < n; i++) {
      if (exponents[i] > largest - 40 && masses.q()[i] > 0) {
        double each = StrictMath.exp(exponents[i] - largest);
        double deviation = StrictMath.log(masses.p()[i] / masses.q()[i]) - (first + i) * step;
        int bin = (int) Math.floor((deviation / step + 0.5) * BINS);
        bin = Math.max(0, Math.min(BINS - 1, bin));
        weight[bin] += each;
        least[bin] = Math.min(least[bin], deviation);
        total += each;
      }
    }
    double best = 0;
    double bestCost = Double.POSITIVE_INFINITY;
    double passed = 0;
    for (int bin = 0; bin < BINS; bin++) {
      double cost = step * passed - least[bin] * total;
      if (weight[bin] > 0 && cost < bestCost) {
        bestCost = cost;
        best = -least[bin];
      }
      passed += weight[bin];
    }
    return best;
  }

  private static int count(long first, long last) {
    long count = Math.max(1, last - first);
    if (count >= MOST_POINTS) {
      throw new ArithmeticException("step must leave fewer grid points. Provided value: " + count);
    }
    return (int) count;
  }
}
