package org.hallmark.privacy.accounting.pld;

import java.util.List;

/**
 * The sum of many independent losses on one grid, with every error bounded.
 *
 * <p>All laws are tilted by exp(λL) (Esscher), composed by one Fourier transform, and tilted back
 * where they are read:
 *
 * <p>δ(ε) = e^(C − λε) · Σ_{x &gt; ε} g(x)·w(x − ε), w(y) = e^(−λy)(1 − e^(−y)),
 *
 * <p>with g the law of the tilted sum and C its cumulant. Near the saddle point the factor in front
 * is Chernoff's bound on δ, so that an error of 1e-10 in g is one relative to δ, however small δ.
 * Bounded and added to the upper answer, or subtracted from the lower one, are: the rounding of
 * transforms and powers (in the 2-norm, by Parseval, and Cauchy–Schwarz with w), what wraps around
 * the window (Chernoff's bounds at both ends), and the rounding of masses, exponents and sums.
 */
final class Composition {
  private final List<Part> parts;
  private final double lambda;
  private final double step;
  private final long first;
  private final int length;
  private final double[] g;
  private final double[] near;
  private final double[] far;
  private double logFront;
  private double logFrontError;
  private double norm2Error;
  private double beyond;
  private double below;
  private double sumError;
  private double infinite;
  private double slack;

  /**
   * Composes.
   *
   * @param window where to look
   */
  Composition(List<Part> parts, Window window) {
    this.parts = parts;
    this.lambda = window.lambda();
    this.step = window.step();
    this.first = window.first();
    this.length = window.length();
    g = compose();
    tails(window);
    near = new double[length + 1];
    far = new double[length + 1];
    suffixes();
  }

  private double[] compose() {
    Fourier fourier = new Fourier(length);
    Powers powers = new Powers(length);
    double forwardError = 0;
    double logSum = 0;
    double logStays = 0;
    for (Part part : parts) {
      double shift = part.cumulant(lambda);
      double[] table = part.tilted(lambda, shift, length);
      double norm = norm(table);
      logSum += part.count() * StrictMath.log(sum(table) * (1 + length * Rounding.UNIT));
      logFront += part.count() * shift;
      double each = part.loss().relativeError() + part.tiltError(lambda, shift, length);
      logFrontError += part.count() * (each + 2 * Rounding.UNIT * Math.abs(shift));
      slack += part.count() * part.loss().slack();
      logStays += part.count() * StrictMath.log1p(-part.loss().infinite());
      fourier.forward(table);
      powers.multiply(table, part.count());
      forwardError += part.count() * norm * fourier.relativeError();
    }
    logFrontError += Rounding.UNIT * 8 * (1 + Math.abs(logFront));
    infinite = -StrictMath.expm1(logStays);
    double[] values = powers.product();
    fourier.inverse(values);
    double largest = StrictMath.exp(Math.max(powers.logLargest(), Math.max(0, logSum)));
    norm2Error =
        largest * (forwardError * 1.01 + parts.size() * Powers.neglected() + 1e-280)
            + 1.01 * (powers.relativeError() + fourier.relativeError()) * norm(values);
    return values;
  }

  private void tails(Window window) {
    beyond = chernoff(window.rightTilt(), first + (double) length);
    below = chernoff(-window.leftTilt(), first - 1.0);
  }

  /** Bound on the tilted mass at or beyond grid index {@code at}, on the side of θ's sign. */
  private double chernoff(double theta, double at) {
    double log = -theta * at * step - logFront;
    for (Part part : parts) {
      log += part.count() * (part.cumulant(lambda + theta) + part.cumulantError(lambda + theta));
    }
    return Math.min(1.01, StrictMath.exp(log + 1e-9 * (1 + Math.abs(logFront)) + logFrontError));
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static double norm(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return StrictMath.sqrt(sum) * (1 + values.length * Rounding.UNIT);
  }

  /** near[j] = Σ_{x ≥ j} g(x)e^(−λ(x−j)), far[j] with λ + 1. */
  private void suffixes() {
    double nearFactor = StrictMath.exp(-lambda * step);
    double farFactor = StrictMath.exp(-(lambda + 1) * step);
    double absolute = 0;
    double largest = 0;
    for (int j = length - 1; j >= 0; j--) {
      double value = g[index(j)];
      near[j] = value + nearFactor * near[j + 1];
      far[j] = value + farFactor * far[j + 1];
      absolute = Math.abs(value) + nearFactor * absolute;
      largest = Math.max(largest, absolute);
    }
    // A term (x − j) steps away has been multiplied as often: each 3u, its exponent included.
    sumError = 2 * largest * Rounding.UNIT * (4.0 * length + 8);
  }

  private int index(int j) {
    return (int) Math.floorMod(first + j, (long) length);
  }

  /** An upper bound on δ(ε) of what was composed. */
  double deltaUpper(double epsilon) {
    double shifted = epsilon - slackUpper();
    return Math.min(1, infinite * (1 + 1e-12) + read(shifted, 1));
  }

  /** A lower bound on δ(ε) of what was composed. */
  double deltaLower(double epsilon) {
    double shifted = epsilon + slackUpper();
    return Math.max(0, infinite * (1 - 1e-12)) + Math.max(0, read(shifted, -1));
  }

  private double slackUpper() {
    return slack * (1 + 1e-12);
  }

  private double read(double epsilon, int side) {
    int j = (int) Math.max(0, Math.min(length, Math.floor(epsilon / step) + 1 - first));
    // The window begins above ε: what lies between counts as below.
    double gap = Math.max(0, (first + j) * step - epsilon);
    double value =
        StrictMath.exp(-lambda * gap) * near[j] - StrictMath.exp(-(lambda + 1) * gap) * far[j];
    double most = mostWeight();
    double error = norm2Error * normOfWeight() + sumError + beyond * most;
    // Above, what wraps around from below only adds; it is missing where the window begins too
    // late.
    error += side < 0 || epsilon < first * step ? below * most : 0;
    double front =
        StrictMath.exp(logFront - lambda * epsilon + side * (logFrontError + readError(epsilon)));
    double total = value + side * error;
    return total <= 0 ? 0 : front * total;
  }

  private double readError(double epsilon) {
    return Rounding.UNIT * 16 * (1 + lambda * Math.abs(epsilon) + Math.abs(logFront));
  }

  /** The largest w(y). */
  private double mostWeight() {
    return lambda == 0
        ? 1
        : StrictMath.exp(lambda * StrictMath.log(lambda / (lambda + 1))) / (lambda + 1);
  }

  /**
   * 2-norm of w over the grid: the integral of its square over the step, and one term for the sum.
   */
  private double normOfWeight() {
    double most = mostWeight();
    double integral = 1 / (lambda * (2 * lambda + 1) * (2 * lambda + 2));
    return StrictMath.sqrt(Math.min(length * most * most, integral / step + 2 * most * most));
  }

  /** The least ε found with {@link #deltaUpper} at most δ; infinite where the window has none. */
  double epsilonUpper(double delta) {
    double high = (first + (double) length - 1) * step;
    if (deltaUpper(high) > delta) {
      return Double.POSITIVE_INFINITY;
    }
    double low = Math.max(0, first * step);
    if (deltaUpper(low) <= delta) {
      return low;
    }
    for (int i = 0; i < 200 && high - low > 1e-13 * high; i++) {
      double middle = low + (high - low) / 2;
      if (deltaUpper(middle) <= delta) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /**
   * The largest ε found with {@link #deltaLower} above δ; 0 where there is none.
   *
   * @param near an upper bound on it, near which to look: far from the saddle point the bounds on
   *     errors swallow all
   */
  double epsilonLower(double delta, double near) {
    double high = near;
    double low = near;
    for (double share = 1e-10; deltaLower(low) <= delta; share *= 2) {
      if (share > 1) {
        return 0;
      }
      high = low;
      low = near * (1 - share);
    }
    for (int i = 0; i < 200 && high - low > 1e-13 * high; i++) {
      double middle = low + (high - low) / 2;
      if (deltaLower(middle) > delta) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
