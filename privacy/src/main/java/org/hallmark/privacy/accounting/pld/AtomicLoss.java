package org.hallmark.privacy.accounting.pld;

import java.util.List;

/** A loss that takes finitely many values, and perhaps +∞. */
final class AtomicLoss implements LossLaw {
  private final double infinite;
  private final List<Atom> atoms;
  private final double relativeError;

  /**
   * One value of the loss.
   *
   * @param loss the value
   * @param p its probability under P
   */
  record Atom(double loss, double p) {
    double q() {
      return p * StrictMath.exp(-loss);
    }
  }

  /**
   * Atoms in order of their losses.
   *
   * @param relativeError bound on the relative error of the probabilities under P
   */
  AtomicLoss(double infinite, List<Atom> atoms, double relativeError) {
    this.infinite = infinite;
    this.atoms = List.copyOf(atoms);
    this.relativeError = relativeError;
  }

  @Override
  public double infinite() {
    return infinite;
  }

  @Override
  public double least() {
    return atoms.get(0).loss();
  }

  @Override
  public double most() {
    return atoms.get(atoms.size() - 1).loss();
  }

  @Override
  public double atom() {
    return Math.max(0, most());
  }

  @Override
  public double lowerCut(double mass) {
    double below = 0;
    int i = 0;
    while (i < atoms.size() - 1 && below + atoms.get(i).p() <= mass) {
      below += atoms.get(i).p();
      i++;
    }
    return atoms.get(i).loss();
  }

  @Override
  public double upperCut(double mass) {
    double above = 0;
    int i = atoms.size() - 1;
    while (i > 0 && above + atoms.get(i).p() <= mass) {
      above += atoms.get(i).p();
      i--;
    }
    return atoms.get(i).loss();
  }

  @Override
  public Cells cells(double start, double step, int count) {
    double[] p = new double[count];
    double[] q = new double[count];
    double pBelow = 0;
    double pAbove = 0;
    double qAbove = 0;
    int cell = 0;
    for (Atom atom : atoms) {
      while (cell < count && start + (cell + 1) * step < atom.loss()) {
        cell++;
      }
      if (atom.loss() <= start) {
        pBelow += atom.p();
      } else if (cell == count) {
        pAbove += atom.p();
        qAbove += atom.q();
      } else {
        p[cell] += atom.p();
        q[cell] += atom.q();
      }
    }
    double magnitude = Math.max(Math.abs(least()), Math.abs(most()));
    double error = relativeError + Rounding.UNIT * (2 * magnitude + atoms.size() + 8);
    return new Cells(p, q, pBelow, pAbove, qAbove, error, Rounding.UNIT * 4 * (1 + magnitude));
  }

  @Override
  public Sketch sketch(double mass) {
    return new Sketch(
        atoms.stream().mapToDouble(Atom::loss).toArray(),
        atoms.stream().mapToDouble(Atom::p).toArray());
  }
}
