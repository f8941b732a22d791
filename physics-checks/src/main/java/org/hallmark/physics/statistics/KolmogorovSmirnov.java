package org.hallmark.physics.statistics;

import java.util.function.DoubleUnaryOperator;
import org.hallmark.metrics.statistics.Gamma;

/**
 * Kolmogorov's test of one sample against a continuous law that is known in full.
 *
 * <p>The p value is exact up to {@value #EXACT} values: by the matrix power of G. Marsaglia, W. W.
 * Tsang and J. Wang 2003, <i>Evaluating Kolmogorov's distribution</i>, J. Stat. Softw. 8(18), and
 * in the tail, where one minus that has no digits left, by twice the one-sided law of Z. W.
 * Birnbaum and F. H. Tingey 1951, Ann. Math. Stat. 22, 592–596, formula 3.0, whose excess is of the
 * order of the fourth power of p. Beyond, by the limit law at the argument of J. Vrbik 2018,
 * Pioneer J. Theor. Appl. Stat. 15, 15–23, right to about 1e-5.
 */
public final class KolmogorovSmirnov {
  /** From here on the limit law is used. */
  public static final int EXACT = 3000;

  private static final double TAIL = 1e-4;
  private static final double RESCALE = 1e140;

  private KolmogorovSmirnov() {}

  /** The greatest distance between the sample's and the law's distribution function. */
  public static double distance(double[] sorted, DoubleUnaryOperator cumulative) {
    int n = sorted.length;
    double distance = 0;
    for (int i = 0; i < n; i++) {
      double f = cumulative.applyAsDouble(sorted[i]);
      distance = Math.max(distance, Math.max((i + 1.0) / n - f, f - (double) i / n));
    }
    return distance;
  }

  /** The probability of a distance at least this great in a sample of the law itself. */
  public static double p(double distance, int n) {
    if (distance >= 1) {
      return 0;
    }
    if (distance <= 0.5 / n) {
      return 1;
    }
    double bound = 2 * oneSided(distance, n);
    if (bound < TAIL) {
      return bound;
    }
    return Math.min(1, n > EXACT ? limit(distance, n) : 1 - matrix(distance, n));
  }

  private static double oneSided(double d, int n) {
    double sum = 0;
    double logFactorial = Gamma.logGamma(n + 1.0);
    for (int j = 0; j < n * (1 - d) && j < n; j++) {
      double rest = 1 - d - (double) j / n;
      if (rest > 0) {
        double log =
            logFactorial
                - Gamma.logGamma(j + 1.0)
                - Gamma.logGamma(n - j + 1.0)
                + (j - 1) * StrictMath.log(d + (double) j / n)
                + (n - j) * StrictMath.log(rest);
        sum += StrictMath.exp(log);
      }
    }
    return d * sum;
  }

  /** 2 Σ (−1)^(k−1) exp(−2 k² x²). */
  private static double limit(double d, int n) {
    double root = StrictMath.sqrt(n);
    double z = d * root;
    double x = z + 1 / (6 * root) + (z - 1) / (4.0 * n);
    double sum = 0;
    for (int k = 1; k <= 100; k++) {
      double term = StrictMath.exp(-2.0 * k * k * x * x);
      sum += k % 2 == 1 ? term : -term;
    }
    return 2 * sum;
  }

  private static double matrix(double d, int n) {
    int k = (int) (n * d) + 1;
    int size = 2 * k - 1;
    double[][] h = steps(size, k - n * d);
    Power power = Power.of(h, n);
    double value = power.matrix()[k - 1][k - 1];
    int exponent = power.exponent();
    for (int i = 1; i <= n; i++) {
      value = value * i / n;
      if (value < 1 / RESCALE) {
        value *= RESCALE;
        exponent -= 140;
      }
    }
    return value * StrictMath.pow(10, exponent);
  }

  private static double[][] steps(int size, double h) {
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        matrix[i][j] = i - j + 1 < 0 ? 0 : 1;
      }
    }
    for (int i = 0; i < size; i++) {
      matrix[i][0] -= StrictMath.pow(h, i + 1);
      matrix[size - 1][i] -= StrictMath.pow(h, size - i);
    }
    matrix[size - 1][0] += 2 * h - 1 > 0 ? StrictMath.pow(2 * h - 1, size) : 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        for (int g = 2; g <= i - j + 1; g++) {
          matrix[i][j] /= g;
        }
      }
    }
    return matrix;
  }

  /** A power of a matrix, less a power of ten. */
  private record Power(double[][] matrix, int exponent) {
    static Power of(double[][] base, int n) {
      if (n == 1) {
        return new Power(base, 0);
      }
      Power half = of(base, n / 2);
      double[][] square = times(half.matrix, half.matrix);
      double[][] product = n % 2 == 0 ? square : times(base, square);
      return new Power(product, 2 * half.exponent).scaled();
    }

    private Power scaled() {
      int middle = matrix.length / 2;
      if (matrix[middle][middle] <= RESCALE) {
        return this;
      }
      for (double[] row : matrix) {
        for (int j = 0; j < row.length; j++) {
          row[j] /= RESCALE;
        }
      }
      return new Power(matrix, exponent + 140);
    }

    private static double[][] times(double[][] a, double[][] b) {
      int size = a.length;
      double[][] product = new double[size][size];
      for (int i = 0; i < size; i++) {
        for (int k = 0; k < size; k++) {
          for (int j = 0; j < size; j++) {
            product[i][j] += a[i][k] * b[k][j];
          }
        }
      }
      return product;
    }
  }
}
