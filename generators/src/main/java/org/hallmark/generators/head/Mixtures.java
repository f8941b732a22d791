package org.hallmark.generators.head;

import java.util.Arrays;

/** Logarithms of weights and sums, so that nothing overflows. */
final class Mixtures {
  private Mixtures() {}

  /** log(1 + eˣ). */
  static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  private static double most(double[] terms, int count) {
    double most = terms[0];
    for (int i = 1; i < count; i++) {
      most = Math.max(most, terms[i]);
    }
    return most;
  }

  /** log Σ eˣ. */
  static double logSum(double[] terms) {
    double most = most(terms, terms.length);
    double sum = 0;
    for (double term : terms) {
      sum += StrictMath.exp(term - most);
    }
    return most + StrictMath.log(sum);
  }

  /** The numbers {@code from} to {@code to} less the logarithm of the sum of their exponentials. */
  static double[] logSoftmax(double[] raw, int from, int to) {
    double[] logs = Arrays.copyOfRange(raw, from, to);
    double sum = logSum(logs);
    for (int i = 0; i < logs.length; i++) {
      logs[i] -= sum;
    }
    return logs;
  }

  /** The first place whose cumulative share of eˣ exceeds {@code uniform}. */
  static int inverse(double[] logs, int count, double uniform) {
    double most = most(logs, count);
    double[] cumulative = new double[count];
    double total = 0;
    for (int i = 0; i < count; i++) {
      total += StrictMath.exp(logs[i] - most);
      cumulative[i] = total;
    }
    int place = 0;
    while (place < count - 1 && cumulative[place] <= uniform * total) {
      place++;
    }
    return place;
  }
}
