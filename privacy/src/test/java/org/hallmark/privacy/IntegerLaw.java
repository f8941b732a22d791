package org.hallmark.privacy;

import java.util.function.LongSupplier;
import java.util.function.LongToDoubleFunction;

/**
 * A law on the integers as a chi-square test sees it: one cell for each of −reach, …, reach and one
 * for each tail.
 *
 * @param probabilities of the cells, which sum to one
 */
public record IntegerLaw(double[] probabilities) {
  /** exp(−14) is 8.3e-7, which {@link ChiSquare#quantile} makes the rate of false alarms. */
  public static final double UNLUCKY = 14;

  private static final int WIDTH = 4096;

  /**
   * The law P(k) ∝ {@code weight(k)}, symmetric, with tails that are pooled once they have fewer
   * than 50 of {@code draws} left.
   */
  public static IntegerLaw of(LongToDoubleFunction weight, int draws) {
    int end = 0;
    double total = weight.applyAsDouble(0);
    for (double more = 1; more > 0; end++) {
      more = 2 * weight.applyAsDouble(end + 1);
      total += more;
    }
    int reach = end;
    double tail = 0;
    while (tail + weight.applyAsDouble(reach) < 50 * total / draws) {
      tail += weight.applyAsDouble(reach--);
    }
    double[] p = new double[2 * reach + 3];
    for (int k = -reach; k <= reach; k++) {
      p[k + reach + 1] = weight.applyAsDouble(k) / total;
    }
    p[0] = tail / total;
    p[2 * reach + 2] = tail / total;
    return new IntegerLaw(p);
  }

  /** P(k) ∝ exp(−|k|/t). */
  public static IntegerLaw discreteLaplace(double t, int draws) {
    return of(k -> Math.exp(-Math.abs(k) / t), draws);
  }

  /** P(k) ∝ exp(−k²/2σ²). */
  public static IntegerLaw discreteGaussian(double variance, int draws) {
    return of(k -> Math.exp(-(double) (k * k) / (2 * variance)), draws);
  }

  /**
   * How often each of −{@value #WIDTH}, …, {@value #WIDTH} is drawn; the ends take what is beyond.
   */
  public static long[] histogram(LongSupplier draw, int draws) {
    long[] counts = new long[2 * WIDTH + 1];
    for (int i = 0; i < draws; i++) {
      counts[(int) Math.max(-WIDTH, Math.min(WIDTH, draw.getAsLong())) + WIDTH]++;
    }
    return counts;
  }

  /** Whether a {@link #histogram} agrees with the law. */
  public boolean accepts(long[] histogram) {
    int reach = (probabilities.length - 3) / 2;
    long[] cells = new long[probabilities.length];
    for (int i = 0; i < histogram.length; i++) {
      cells[Math.max(-reach - 1, Math.min(reach + 1, i - WIDTH)) + reach + 1] += histogram[i];
    }
    return ChiSquare.statistic(cells, probabilities)
        < ChiSquare.quantile(cells.length - 1, UNLUCKY);
  }
}
