package org.hallmark.privacy.accounting.pld;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.hallmark.privacy.accounting.pld.AtomicLoss.Atom;
import org.hallmark.privacy.event.RandomisedResponse;

/** The losses of mechanisms whose outputs are counted. */
final class AtomicLosses {
  /** Discrete Gaussian noise further out than this many σ has mass below 1e-290. */
  private static final double REACH = 36.5;

  private AtomicLosses() {}

  /**
   * The worst pair of an (ε, δ)-private look: loss ±ε as of randomised response, and infinite with
   * probability δ.
   */
  static AtomicLoss pure(double epsilon, double delta) {
    double rest = 1 - delta;
    double up = rest / (1 + StrictMath.exp(-epsilon));
    double down = rest / (1 + StrictMath.exp(epsilon));
    List<Atom> atoms =
        epsilon == 0
            ? List.of(new Atom(0, rest))
            : List.of(new Atom(-epsilon, down), new Atom(epsilon, up));
    return new AtomicLoss(delta, atoms, 8 * Rounding.UNIT * (1 + epsilon));
  }

  /**
   * Discrete Gaussian noise around 0 against {@code distance}: the loss at k is (distance² −
   * 2·distance·k)/(2σ²).
   */
  static AtomicLoss discreteGaussian(double sigma, int distance) {
    long far = (long) Math.ceil(REACH * sigma);
    double norm = 0;
    for (long k = far; k > 0; k--) {
      norm += 2 * StrictMath.exp(-0.5 * (k / sigma) * (k / sigma));
    }
    norm += 1;
    List<Atom> atoms = new ArrayList<>();
    for (long k = far; k >= -far; k--) {
      double p = StrictMath.exp(-0.5 * (k / sigma) * (k / sigma)) / norm;
      atoms.add(new Atom(distance * (distance - 2.0 * k) / (2 * sigma * sigma), p));
    }
    double error = Rounding.UNIT * (16 + 4 * REACH * REACH + 2.0 * far);
    return new AtomicLoss(1e-280, atoms, error);
  }

  /** One value against another: the loss is 0 at all values but these two. */
  static AtomicLoss replacedResponse(RandomisedResponse event) {
    double other = event.noise() / event.buckets();
    double same = 1 - event.noise() + other;
    double loss = StrictMath.log(same / other);
    if (loss == 0) {
      return new AtomicLoss(0, List.of(new Atom(0, 1)), Rounding.UNIT);
    }
    List<Atom> atoms = new ArrayList<>(List.of(new Atom(-loss, other)));
    if (event.buckets() > 2) {
      atoms.add(new Atom(0, (event.buckets() - 2) * other));
    }
    atoms.add(new Atom(loss, same));
    return new AtomicLoss(0, atoms, 8 * Rounding.UNIT);
  }

  /**
   * A value against the even draw.
   *
   * @param sign 1, or −1 for the even draw against the value
   */
  static AtomicLoss response(RandomisedResponse event, int sign) {
    double k = event.buckets();
    double other = event.noise() / k;
    double same = 1 - event.noise() + other;
    List<Atom> atoms = new ArrayList<>();
    atoms.add(new Atom(sign * StrictMath.log(same * k), sign > 0 ? same : 1 / k));
    atoms.add(
        new Atom(sign * StrictMath.log(event.noise()), sign > 0 ? (k - 1) * other : (k - 1) / k));
    Collections.sort(atoms, Comparator.comparingDouble(Atom::loss));
    return new AtomicLoss(0, atoms, 8 * Rounding.UNIT);
  }
}
