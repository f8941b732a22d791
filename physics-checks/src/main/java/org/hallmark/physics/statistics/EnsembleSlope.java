package org.hallmark.physics.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The slope of ln P₂(x)/P₁(x) in one or two variables, by maximum likelihood [M. R. Shirts 2013, J.
 * Chem. Theory Comput. 9, 909–926, equation 8], on the overlap of two prepared samples.
 *
 * <p>Which sample a value came from is Bernoulli with log-odds a₀ + a·x; the standard errors are
 * those of that likelihood, times the root of the mean statistical inefficiency of the series left
 * in the overlap.
 *
 * @param shareFirst of the first sample that lies in the overlap
 * @param shareSecond of the second sample that lies in the overlap
 * @param free a₀
 * @param slopes a
 * @param errors standard errors of the slopes
 * @param histograms the slope of one variable by histograms, where they allow it
 */
public record EnsembleSlope(
    double shareFirst,
    double shareSecond,
    double free,
    double[] slopes,
    double[] errors,
    Optional<HistogramSlope> histograms) {
  private static final int LEAST = 10;
  private static final int MOST_STEPS = 200;

  /** Fits it; nothing where the samples overlap too little or the likelihood has no maximum. */
  public static Optional<EnsembleSlope> of(PreparedSample first, PreparedSample second) {
    int series = first.values().length;
    double[] low = new double[series];
    double[] high = new double[series];
    for (int s = 0; s < series; s++) {
      double[] one = first.values()[s];
      double[] two = second.values()[s];
      low[s] = Math.max(min(one), min(two));
      high[s] = Math.min(max(one), max(two));
    }
    double[][] one = PreparedSample.within(first.values(), low, high);
    double[][] two = PreparedSample.within(second.values(), low, high);
    if (one[0].length < LEAST || two[0].length < LEAST) {
      return Optional.empty();
    }
    double inefficiency =
        IntStream.range(0, series)
                .mapToDouble(s -> Series.inefficiency(one[s]) + Series.inefficiency(two[s]))
                .sum()
            / (2.0 * series);
    return fit(one, two)
        .map(
            fit ->
                fit.scaled(
                    StrictMath.sqrt(inefficiency),
                    (double) one[0].length / first.size(),
                    (double) two[0].length / second.size(),
                    series == 1
                        ? HistogramSlope.of(one[0], two[0], low[0], high[0])
                        : Optional.empty()));
  }

  private EnsembleSlope scaled(
      double factor, double first, double second, Optional<HistogramSlope> other) {
    double[] wider = Arrays.stream(errors).map(e -> e * factor).toArray();
    return new EnsembleSlope(first, second, free, slopes, wider, other);
  }

  /** Newton's method in variables of mean 0 and variance 1, each step halved until it is uphill. */
  private static Optional<EnsembleSlope> fit(double[][] one, double[][] two) {
    int p = one.length + 1;
    double[] mean = new double[p];
    double[] scale = new double[p];
    for (int s = 0; s < one.length; s++) {
      double[] all = concat(one[s], two[s]);
      mean[s + 1] = Series.mean(all);
      scale[s + 1] = Series.deviation(all);
      if (!(scale[s + 1] > 0)) {
        return Optional.empty();
      }
    }
    double[][] x = new double[one[0].length + two[0].length][];
    for (int i = 0; i < x.length; i++) {
      x[i] = features(one, two, i, mean, scale);
    }
    return maximise(x, one[0].length).map(fit -> fit.inUnits(mean, scale));
  }

  private static double[] features(
      double[][] one, double[][] two, int i, double[] mean, double[] scale) {
    double[] x = new double[one.length + 1];
    x[0] = 1;
    for (int s = 0; s < one.length; s++) {
      int n = one[s].length;
      double value = i < n ? one[s][i] : two[s][i - n];
      x[s + 1] = (value - mean[s + 1]) / scale[s + 1];
    }
    return x;
  }

  private record Fit(double[] a, double[][] covariance) {
    EnsembleSlope inUnits(double[] mean, double[] scale) {
      int slopes = a.length - 1;
      double[] slope = new double[slopes];
      double[] error = new double[slopes];
      double free = a[0];
      for (int s = 0; s < slopes; s++) {
        slope[s] = a[s + 1] / scale[s + 1];
        error[s] = StrictMath.sqrt(covariance[s + 1][s + 1]) / scale[s + 1];
        free -= slope[s] * mean[s + 1];
      }
      return new EnsembleSlope(1, 1, free, slope, error, Optional.empty());
    }
  }

  private static Optional<Fit> maximise(double[][] x, int first) {
    int p = x[0].length;
    double[] a = new double[p];
    double now = cost(x, first, a);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] gradient = new double[p];
      double[][] hessian = new double[p][p];
      for (int i = 0; i < x.length; i++) {
        double odds = dot(a, x[i]);
        double q = 1 / (1 + StrictMath.exp(-odds));
        for (int r = 0; r < p; r++) {
          gradient[r] += (q - (i < first ? 0 : 1)) * x[i][r];
          for (int c = 0; c < p; c++) {
            hessian[r][c] += q * (1 - q) * x[i][r] * x[i][c];
          }
        }
      }
      Optional<double[][]> inverse = Matrices.inverse(hessian);
      if (inverse.isEmpty()) {
        return Optional.empty();
      }
      double[] move = Matrices.times(inverse.get(), gradient);
      double length = StrictMath.sqrt(dot(move, move));
      if (length < 1e-12 * (1 + StrictMath.sqrt(dot(a, a)))) {
        return Optional.of(new Fit(a, inverse.get()));
      }
      double[] next = a;
      double share = 1;
      double then = Double.POSITIVE_INFINITY;
      for (int halving = 0; halving < 40 && !(then <= now + 1e-9); halving++, share /= 2) {
        next = minus(a, move, share);
        then = cost(x, first, next);
      }
      a = next;
      now = then;
    }
    return Optional.empty();
  }

  private static double cost(double[][] x, int first, double[] a) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double odds = i < first ? dot(a, x[i]) : -dot(a, x[i]);
      sum += Math.max(0, odds) + StrictMath.log1p(StrictMath.exp(-Math.abs(odds)));
    }
    return sum;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[] minus(double[] a, double[] b, double share) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] - share * b[i]).toArray();
  }

  private static double[] concat(double[] a, double[] b) {
    double[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  private static double min(double[] values) {
    return Arrays.stream(values).min().orElse(Double.POSITIVE_INFINITY);
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElse(Double.NEGATIVE_INFINITY);
  }
}
