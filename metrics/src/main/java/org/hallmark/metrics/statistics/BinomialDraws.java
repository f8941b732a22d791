package org.hallmark.metrics.statistics;

import org.hallmark.provenance.seed.PublicDraws;

/**
 * Binomial and multinomial draws with {@link StrictMath}: the same bits on every JVM.
 *
 * <p>Inversion where the expected count is small, else transformed rejection with squeeze (BTRS of
 * W. Hörmann 1993, <i>The generation of binomial random variates</i>, J. Stat. Comput. Simul. 46,
 * 101–110), whose time does not grow with the number of trials.
 */
public final class BinomialDraws {
  /** BTRS is proved for n·p of at least this. */
  private static final double SMALL_EXPECTATION = 10;

  private BinomialDraws() {}

  /** How {@code total} things fall into cells of the given weights (not negative, not all 0). */
  public static long[] multinomial(PublicDraws draws, long total, double[] weights) {
    double rest = 0;
    for (double weight : weights) {
      rest += weight;
    }
    long[] counts = new long[weights.length];
    long left = total;
    for (int k = 0; k < weights.length && left > 0; k++) {
      boolean certain = weights[k] >= rest;
      counts[k] = certain ? left : binomial(draws, left, weights[k] / rest);
      left -= counts[k];
      rest -= weights[k];
    }
    counts[lastOccupied(weights)] += left;
    return counts;
  }

  /** Successes in {@code n} trials of probability {@code p}. */
  public static long binomial(PublicDraws draws, long n, double p) {
    if (p <= 0 || n == 0) {
      return 0;
    }
    if (p >= 1) {
      return n;
    }
    if (p > 0.5) {
      return n - binomial(draws, n, 1 - p);
    }
    return n * p < SMALL_EXPECTATION ? inversion(draws, n, p) : rejection(draws, n, p);
  }

  private static int lastOccupied(double[] weights) {
    int last = weights.length - 1;
    while (last > 0 && weights[last] <= 0) {
      last--;
    }
    return last;
  }

  /** Adds up the law from 0 until it passes a uniform draw. */
  private static long inversion(PublicDraws draws, long n, double p) {
    double term = StrictMath.exp(n * StrictMath.log1p(-p));
    double odds = p / (1 - p);
    double u = draws.nextUniform();
    long k = 0;
    while (u > term && k < n) {
      u -= term;
      k++;
      term *= odds * (n - k + 1) / k;
    }
    return k;
  }

  /** Algorithm BTRS; names as in the paper. */
  private static long rejection(PublicDraws draws, long n, double p) {
    double spq = StrictMath.sqrt(n * p * (1 - p));
    double b = 1.15 + 2.53 * spq;
    double a = -0.0873 + 0.0248 * b + 0.01 * p;
    double c = n * p + 0.5;
    double vr = 0.92 - 4.2 / b;
    double alpha = (2.83 + 5.1 / b) * spq;
    while (true) {
      double u = draws.nextUniform() - 0.5;
      double v = draws.nextUniform();
      double us = 0.5 - Math.abs(u);
      double k = Math.floor((2 * a / us + b) * u + c);
      if (us >= 0.07 && v <= vr) {
        return (long) k;
      }
      if (k >= 0 && k <= n && StrictMath.log(v * alpha / (a / (us * us) + b)) <= ratio(n, p, k)) {
        return (long) k;
      }
    }
  }

  /** ln of P(k)/P(mode). */
  private static double ratio(long n, double p, double k) {
    double mode = Math.floor((n + 1) * p);
    double odds = p / (1 - p);
    return (mode + 0.5) * StrictMath.log((mode + 1) / (odds * (n - mode + 1)))
        + (n + 1) * StrictMath.log((n - mode + 1) / (n - k + 1))
        + (k + 0.5) * StrictMath.log(odds * (n - k + 1) / (k + 1))
        + tail(mode)
        + tail(n - mode)
        - tail(k)
        - tail(n - k);
  }

  /** ln k! = (k+½) ln(k+1) − (k+1) + ½ ln 2π + tail(k); exact sum below 10, series above. */
  private static double tail(double k) {
    if (k >= 10) {
      double x = k + 1;
      return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / (x * x)) / (x * x)) / x;
    }
    double factorial = 1;
    for (int i = 2; i <= k; i++) {
      factorial *= i;
    }
    return StrictMath.log(factorial)
        - (k + 0.5) * StrictMath.log(k + 1)
        + (k + 1)
        - 0.5 * StrictMath.log(2 * StrictMath.PI);
  }
}
