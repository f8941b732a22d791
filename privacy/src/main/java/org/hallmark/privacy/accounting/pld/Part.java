package org.hallmark.privacy.accounting.pld;

/**
 * A loss on the grid, taken several times.
 *
 * @param loss the law of one look
 * @param count how many looks
 */
record Part(GridLoss loss, long count) {
  /** Terms with a smaller exponent are left out of sums and tables: they would underflow. */
  private static final double LEAST_EXPONENT = -700;

  private static final int SKETCHED = 4000;

  /** A stand-in with few atoms. */
  Sketch sketch() {
    double[] mass = loss.mass();
    int each = 1 + mass.length / SKETCHED;
    int atoms = (mass.length + each - 1) / each;
    double[] losses = new double[atoms];
    double[] masses = new double[atoms];
    for (int i = 0; i < mass.length; i++) {
      masses[i / each] += mass[i];
      losses[i / each] += mass[i] * at(i);
    }
    for (int i = 0; i < atoms; i++) {
      losses[i] = masses[i] > 0 ? losses[i] / masses[i] : at(i * each);
    }
    return new Sketch(losses, masses);
  }

  /** log of the sum of mass·exp(λ·loss), up to rounding. */
  double cumulant(double lambda) {
    double[] mass = loss.mass();
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < mass.length; i++) {
      if (mass[i] > 0) {
        double exponent = lambda * at(i);
        largest =
            exponent > largest ? Math.max(largest, exponent + StrictMath.log(mass[i])) : largest;
      }
    }
    double sum = 0;
    for (int i = 0; i < mass.length; i++) {
      double exponent = lambda * at(i) - largest;
      if (mass[i] > 0 && exponent > LEAST_EXPONENT) {
        sum += mass[i] * StrictMath.exp(exponent);
      }
    }
    return largest + StrictMath.log(sum);
  }

  /** Bound on the error of {@link #cumulant}. */
  double cumulantError(double lambda) {
    double far = Math.max(Math.abs(at(0)), Math.abs(at(loss.mass().length - 1)));
    return Rounding.UNIT * (8 + 8 * Math.abs(lambda) * far + loss.mass().length);
  }

  /** mass·exp(λ·loss − {@code shift}) by grid index modulo {@code length}. */
  double[] tilted(double lambda, double shift, int length) {
    double[] table = new double[length];
    double[] mass = loss.mass();
    for (int i = 0; i < mass.length; i++) {
      double exponent = lambda * at(i) - shift;
      if (mass[i] > 0 && exponent > LEAST_EXPONENT) {
        table[(int) Math.floorMod(loss.first() + i, (long) length)] +=
            mass[i] * StrictMath.exp(exponent);
      }
    }
    return table;
  }

  /** Bound on the relative error of an entry of {@link #tilted}, the law's own left out. */
  double tiltError(double lambda, double shift, int length) {
    double far = Math.max(Math.abs(at(0)), Math.abs(at(loss.mass().length - 1)));
    double exponent = Math.abs(lambda) * far + Math.abs(shift);
    double wraps = 2 + loss.mass().length / length;
    return Rounding.UNIT * (2 * exponent + 4 + wraps);
  }

  private double at(int i) {
    return (loss.first() + i) * loss.step();
  }
}
