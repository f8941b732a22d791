package org.hallmark.preregistration.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How the chance of a wrong verdict is shared among the claims of a plan. */
public enum Multiplicity {
  /** Each claim has α of its own. */
  NONE,
  /** Every claim has α over the number of claims [C. E. Bonferroni 1936]. */
  BONFERRONI,
  /**
   * Step-down: the smallest p-value against α/m, the next against α/(m−1), until one fails. The
   * chance of any wrong verdict is at most α however the claims depend on each other [S. Holm 1979,
   * Scand. J. Stat. 6, 65–70].
   */
  HOLM;

  /** Adjusted p-values, in the order given: a claim holds at α where its own is below α. */
  public double[] adjust(double[] pValues) {
    return switch (this) {
      case NONE -> pValues.clone();
      case BONFERRONI -> Arrays.stream(pValues).map(p -> Math.min(1, p * pValues.length)).toArray();
      case HOLM -> holm(pValues);
    };
  }

  private static double[] holm(double[] pValues) {
    int[] order =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> pValues[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[pValues.length];
    double largest = 0;
    for (int rank = 0; rank < order.length; rank++) {
      largest = Math.max(largest, Math.min(1, pValues[order[rank]] * (order.length - rank)));
      adjusted[order[rank]] = largest;
    }
    return adjusted;
  }
}
