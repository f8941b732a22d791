package org.hallmark.metrics.statistics;

/** ln n!, with {@link StrictMath}: added up for small n, Stirling's series above. */
public final class LogFactorial {
  private static final int TABLE = 1 << 14;
  private static final double LN_SQRT_2PI = 0.91893853320467274178;
  private static final double[] SMALL = table();

  private LogFactorial() {}

  /** For n of at least 0. */
  public static double of(long n) {
    if (n < TABLE) {
      return SMALL[(int) n];
    }
    double x = n;
    return (x + 0.5) * StrictMath.log(x) - x + LN_SQRT_2PI + (1 - 1 / (30 * x * x)) / (12 * x);
  }

  private static double[] table() {
    double[] table = new double[TABLE];
    for (int n = 2; n < TABLE; n++) {
      table[n] = table[n - 1] + StrictMath.log(n);
    }
    return table;
  }
}
