package org.hallmark.privacy.accounting.pld;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The sum of many equal losses that hardly ever, and then by far, are large.
 *
 * <p>No one tilt suits such a law: what Chernoff's bound says about rare large losses is far from
 * the truth, and rounding drowns it. So the law of one look is split into a bulk b and a tail t of
 * mass π, and its T-th power expanded: Σ C(T,k)·b^(T−k)·t^k, each term with a tilt of its own. The
 * mass of n large losses or more is at most (Tπ)^n/n!; the upper bound adds it and the lower one
 * leaves it out, and π is chosen so that it is small beside δ.
 */
final class Split {
  /** What more large losses may add to δ, relative. */
  private static final double REST = 2e-4;

  private final List<Term> terms;
  private final double rest;
  private final double infinite;

  /** So many times the composition of bulk and tail. */
  private record Term(double times, Composition composition) {}

  private Split(List<Term> terms, double rest, double infinite) {
    this.terms = terms;
    this.rest = rest;
    this.infinite = infinite;
  }

  /**
   * Splits and composes.
   *
   * @param delta the δ near which the bounds are to be tight
   * @param hits the most large losses that are followed up
   */
  static Split of(Part part, double delta, int hits) {
    GridLoss law = part.loss();
    double[] mass = law.mass();
    double factorial = 1;
    for (int k = 2; k <= hits + 1; k++) {
      factorial *= k;
    }
    double most =
        StrictMath.exp(StrictMath.log(factorial * REST * delta) / (hits + 1)) / part.count();
    double tail = 0;
    int from = mass.length;
    while (from > 1 && tail + mass[from - 1] <= most) {
      from--;
      tail += mass[from];
    }
    double expected = part.count() * tail * (1 + 1e-9);
    double rest = 1.01 / factorial;
    for (int k = 0; k <= hits; k++) {
      rest *= expected;
    }
    double infinite = -StrictMath.expm1(part.count() * StrictMath.log1p(-law.infinite()));
    GridLoss bulk = piece(law, 0, from);
    GridLoss large = piece(law, from, mass.length);
    List<Term> terms = new ArrayList<>();
    double times = 1;
    for (int k = 0; k <= (tail > 0 ? hits : 0) && k <= part.count(); k++) {
      List<Part> parts = new ArrayList<>();
      if (part.count() > k) {
        parts.add(new Part(bulk, part.count() - k));
      }
      if (k > 0) {
        parts.add(new Part(large, k));
      }
      terms.add(new Term(times, composition(parts, delta / times)));
      times *= (part.count() - k) / (k + 1.0);
    }
    return new Split(terms, rest, infinite);
  }

  private static Composition composition(List<Part> parts, double delta) {
    return new Composition(parts, Scout.window(parts, StrictMath.log(delta)));
  }

  private static GridLoss piece(GridLoss law, int from, int to) {
    return new GridLoss(
        law.step(),
        law.first() + from,
        Arrays.copyOfRange(law.mass(), from, to),
        0,
        law.relativeError(),
        law.slack());
  }

  private double deltaUpper(double epsilon) {
    double sum = infinite + rest;
    for (Term term : terms) {
      sum += term.times() * term.composition().deltaUpper(epsilon);
    }
    return sum * (1 + 1e-12);
  }

  private double deltaLower(double epsilon) {
    double sum = infinite;
    for (Term term : terms) {
      sum += term.times() * term.composition().deltaLower(epsilon);
    }
    return sum * (1 - 1e-12);
  }

  /** The least ε found at which δ is at most {@code delta}, or {@code known}, where it is too. */
  double epsilonUpper(double delta, double known) {
    return search(known, 0, e -> delta - deltaUpper(e));
  }

  /** The largest ε found at which δ is above {@code delta}, or {@code known}, where it is too. */
  double epsilonLower(double delta, double known, double upper) {
    return search(known, upper, e -> deltaLower(e) - delta);
  }

  /** The point furthest from {@code sure} on the way to {@code end} at which {@code holds} ≥ 0. */
  private static double search(double sure, double end, DoubleUnaryOperator holds) {
    double held = sure;
    double failed = end;
    for (int i = 0; i < 100 && Math.abs(failed - held) > 1e-12 * Math.max(failed, held); i++) {
      double middle = held + (failed - held) / 2;
      if (holds.applyAsDouble(middle) >= 0) {
        held = middle;
      } else {
        failed = middle;
      }
    }
    return held;
  }
}
