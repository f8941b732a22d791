package org.hallmark.privacy.accounting;

/** The logarithm of a sum of positive terms of which only the logarithms are at hand. */
final class LogSum {
  /** Binomials are known up to this row. */
  static final int LARGEST_ROW = 1024;

  private static final double[] LOG_FACTORIAL = logFactorials();

  private double largest = Double.NEGATIVE_INFINITY;
  private double scaled;

  void add(double logTerm) {
    if (logTerm == Double.NEGATIVE_INFINITY) {
      return;
    }
    if (logTerm > largest) {
      scaled = scaled * StrictMath.exp(largest - logTerm) + 1;
      largest = logTerm;
    } else {
      scaled += StrictMath.exp(logTerm - largest);
    }
  }

  double log() {
    return largest + StrictMath.log(scaled);
  }

  /** log C(n, k) for 0 ≤ k ≤ n ≤ {@value #LARGEST_ROW}. */
  static double logBinomial(int n, int k) {
    return LOG_FACTORIAL[n] - LOG_FACTORIAL[k] - LOG_FACTORIAL[n - k];
  }

  /** Kahan's summation, since a plain one would lose two digits on the way to the last row. */
  private static double[] logFactorials() {
    double[] logs = new double[LARGEST_ROW + 1];
    double lost = 0;
    for (int n = 2; n <= LARGEST_ROW; n++) {
      double term = StrictMath.log(n) - lost;
      logs[n] = logs[n - 1] + term;
      lost = (logs[n] - logs[n - 1]) - term;
    }
    return logs;
  }
}
