package org.hallmark.privacy.accounting.pld;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Finds tilt, grid and window for a composition from sketches of its laws.
 *
 * <p>Nothing here need be right for a bound to hold; it only makes bounds tight.
 */
final class Scout {
  /** What connect-the-dots may add to ε, relative. */
  private static final double SPREAD = 5e-5;

  /** What merging cells may take from ε, relative. */
  private static final double MERGE = 2e-3;

  /** −log of the mass left outside the window. */
  private static final double OUTSIDE = 32;

  private static final double LEAST_TILT = 0.02;
  private static final double MOST_TILT = 1e8;
  private static final int LEAST_LENGTH = 1 << 10;
  private static final int MOST_LENGTH = 1 << 21;

  /** Up to here a finer grid costs next to nothing. */
  private static final int CHEAP_LENGTH = 1 << 16;

  private static final int MOST_CELLS = 1 << 20;

  private final List<Sketch> sketches;
  private final List<Long> counts;
  private final Looks looks;
  private final double cut;
  private final double lambda;
  private final double epsilon;

  private Scout(Looks looks, double cut, double epsilon, double logDelta) {
    this(
        looks.laws().stream().map(law -> law.sketch(cut)).toList(),
        looks.counts(),
        looks,
        cut,
        epsilon,
        logDelta);
  }

  private Scout(
      List<Sketch> sketches,
      List<Long> counts,
      Looks looks,
      double cut,
      double epsilon,
      double logDelta) {
    this.sketches = sketches;
    this.counts = counts;
    this.looks = looks;
    this.cut = cut;
    this.lambda =
        Double.isNaN(epsilon)
            ? leastAt(l -> epsilonAt(l, logDelta))
            : leastAt(l -> cumulant(l) - l * epsilon);
    this.epsilon = Double.isNaN(epsilon) ? epsilonAt(lambda, logDelta) : epsilon;
  }

  /** For the ε at a given δ. */
  static Scout forDelta(Looks looks, double delta) {
    return new Scout(looks, looks.cut(delta), Double.NaN, StrictMath.log(delta));
  }

  /** For the δ at a given ε, which is about {@code deltaNear}. */
  static Scout forEpsilon(Looks looks, double epsilon, double deltaNear) {
    return new Scout(looks, looks.cut(deltaNear), epsilon, 0);
  }

  /** The window for parts that are on their grid already, near the ε at a given δ. */
  static Window window(List<Part> parts, double logDelta) {
    List<Sketch> sketches = parts.stream().map(Part::sketch).toList();
    List<Long> counts = parts.stream().map(Part::count).toList();
    Scout scout =
        new Scout(sketches, counts, new Looks(List.of(), List.of()), 0, Double.NaN, logDelta);
    return scout.window(parts.get(0).loss().step(), 0);
  }

  /** log δ at the ε scouted for, about. */
  double logDelta() {
    return cumulant(lambda)
        - lambda * epsilon
        + lambda * StrictMath.log(lambda / (lambda + 1))
        - StrictMath.log(lambda + 1);
  }

  /** The least standard deviation of a loss. */
  double deviation() {
    return sketches.stream().mapToDouble(sketch -> sketch.deviation(0)).min().orElse(0);
  }

  /** What each look may lose beyond the grid. */
  double cut() {
    return cut;
  }

  double lambda() {
    return lambda;
  }

  /**
   * A step at which the pessimistic law is close to the true one.
   *
   * @param floor an ε that is reached anyway
   */
  double pessimisticStep(double floor) {
    double bias = SPREAD * Math.max(Math.max(epsilon, floor), 1 / lambda);
    double step = StrictMath.sqrt(12 * bias / (looks.total() * (lambda + 1)));
    return Math.max(Math.min(step, 0.25 / lambda), bias / looks.total());
  }

  /** A step at which the optimistic law is close to the true one. */
  double optimisticStep() {
    double curvature = 0;
    for (int i = 0; i < sketches.size(); i++) {
      curvature += counts.get(i) / Math.max(1e-12, sketches.get(i).deviation(lambda));
    }
    double bias = MERGE * Math.max(epsilon, 1 / lambda);
    double step = Math.min(pessimisticStep(0), StrictMath.sqrt(4 * bias / curvature));
    return Math.max(step, 0.1 * bias / looks.total());
  }

  /** A window with this step, or the finest that is allowed. */
  Window window(double wanted) {
    return window(wanted, looks.span(cut));
  }

  /**
   * A window.
   *
   * @param span the widest range of a law that is yet to be put on the grid, 0 if none
   */
  private Window window(double wanted, double span) {
    double here = cumulant(lambda);
    DoubleUnaryOperator right = t -> (cumulant(lambda + t) - here + OUTSIDE) / t;
    DoubleUnaryOperator left = t -> (cumulant(lambda - t) - here + OUTSIDE) / t;
    double rightTilt = leastAt(right);
    double leftTilt = leastAt(left);
    double from = -left.applyAsDouble(leftTilt);
    double to = right.applyAsDouble(rightTilt);
    double width = (to - from) * 1.02;
    double step = span == 0 ? wanted : step(wanted, width, span);
    int length = LEAST_LENGTH;
    while ((length - 16) * step < width && length < MOST_LENGTH) {
      length *= 2;
    }
    long first = (long) Math.floor((from + to) / 2 / step) - length / 2;
    return new Window(lambda, step, first, length, rightTilt, leftTilt);
  }

  private double step(double wanted, double width, double span) {
    double least = Math.max(width / (MOST_LENGTH - 64), span / MOST_CELLS);
    double cheap = Math.max(width / CHEAP_LENGTH, span / CHEAP_LENGTH);
    return looks.aligned(Math.max(Math.min(wanted, cheap), least), least);
  }

  private double cumulant(double l) {
    double sum = 0;
    for (int i = 0; i < sketches.size(); i++) {
      sum += counts.get(i) * sketches.get(i).cumulant(l);
    }
    return sum;
  }

  /** The conversion of Canonne, Kamath and Steinke 2020 with α = λ + 1. */
  private double epsilonAt(double l, double logDelta) {
    return (cumulant(l) - logDelta - StrictMath.log1p(l)) / l + StrictMath.log(l / (1 + l));
  }

  /** Where a function of one valley is least: a scan in factors of two, then the golden section. */
  private static double leastAt(DoubleUnaryOperator f) {
    double best = LEAST_TILT;
    double least = Double.POSITIVE_INFINITY;
    for (double l = LEAST_TILT; l < MOST_TILT; l *= 2) {
      double value = f.applyAsDouble(l);
      if (value < least) {
        least = value;
        best = l;
      } else if (l > 64 * best) {
        break;
      }
    }
    double low = Math.max(LEAST_TILT, best / 2);
    double high = best * 2;
    for (int i = 0; i < 12; i++) {
      double a = low + 0.382 * (high - low);
      double b = low + 0.618 * (high - low);
      if (f.applyAsDouble(a) < f.applyAsDouble(b)) {
        high = b;
      } else {
        low = a;
      }
    }
    return low + (high - low) / 2;
  }
}
