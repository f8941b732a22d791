package org.hallmark.privacy.accounting.pld;

import java.util.List;
import org.hallmark.privacy.accounting.pld.AtomicLoss.Atom;

/**
 * Losses that some mechanism of a kind has for some neighbours: what bounds ε from below where the
 * pair that bounds it from above is not attained.
 */
final class Attained {
  private Attained() {}

  /**
   * The exponential mechanism between two candidates whose scores both move: losses of ±ε/2.
   *
   * @param epsilon the length of the interval that all losses lie in
   */
  static AtomicLoss exponential(double epsilon) {
    return AtomicLosses.pure(epsilon / 2, 0);
  }

  /** Discrete Laplace noise around 0 against 2: the loss is ±2ε, or 0 at the integer between. */
  static AtomicLoss replacedDiscreteLaplace(double epsilon) {
    double a = StrictMath.exp(-epsilon);
    double low = a * a / (1 + a);
    double middle = -a * StrictMath.expm1(-epsilon) / (1 + a);
    return new AtomicLoss(
        0,
        List.of(
            new Atom(-2 * epsilon, low), new Atom(0, middle), new Atom(2 * epsilon, 1 / (1 + a))),
        16 * Rounding.UNIT * (1 + epsilon));
  }
}
