package org.hallmark.physics.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The slope of ln P₂(x)/P₁(x) by a weighted straight line through the logarithms of the ratios of
 * two histograms, as a second opinion beside maximum likelihood: it shows where the ratio is no
 * line, and uses the data less well. Bins and weights are those of physical_validation.
 *
 * @param slope its estimate
 * @param error standard error, from binomial errors widened by the statistical inefficiency
 */
public record HistogramSlope(double slope, double error) {
  private static final int BINS = 40;
  private static final int LEAST_EDGES = 3;

  /** Of two samples in their overlap; nothing where fewer than two bins are filled by both. */
  static Optional<HistogramSlope> of(double[] one, double[] two, double low, double high) {
    double[] edges = new double[BINS + 1];
    for (int i = 0; i <= BINS; i++) {
      edges[i] = i == BINS ? high : low + i * ((high - low) / BINS);
    }
    double[] kept = filled(edges, histogram(one, edges), histogram(two, edges));
    return kept.length < LEAST_EDGES ? Optional.empty() : fit(one, two, kept);
  }

  private static int[] histogram(double[] values, double[] edges) {
    int[] counts = new int[edges.length - 1];
    for (double value : values) {
      int place = Arrays.binarySearch(edges, value);
      int bin = place >= 0 ? Math.min(place, counts.length - 1) : -place - 2;
      if (bin >= 0 && bin < counts.length && value <= edges[counts.length]) {
        counts[bin]++;
      }
    }
    return counts;
  }

  /** The edges of the longest run of bins that both fill, less one bin where a run was cut. */
  private static double[] filled(double[] edges, int[] one, int[] two) {
    int[] empty = IntStream.range(0, BINS).filter(i -> one[i] == 0 || two[i] == 0).toArray();
    if (empty.length == 0) {
      return edges;
    }
    if (empty.length == 1) {
      return 2 * empty[0] > edges.length
          ? Arrays.copyOf(edges, empty[0])
          : Arrays.copyOfRange(edges, empty[0] + 1, edges.length);
    }
    int left = 0;
    int right = empty[0];
    for (int i = 0; i < empty.length; i++) {
      int next = i + 1 < empty.length ? empty[i + 1] : BINS;
      if (next - empty[i] > right - left + 1) {
        left = empty[i] + 1;
        right = next;
      }
    }
    return Arrays.copyOfRange(edges, left, right);
  }

  private static Optional<HistogramSlope> fit(double[] one, double[] two, double[] edges) {
    int[] counts1 = histogram(one, edges);
    int[] counts2 = histogram(two, edges);
    double g1 = Series.inefficiency(one);
    double g2 = Series.inefficiency(two);
    double[][] normal = new double[2][2];
    double[] right = new double[2];
    for (int bin = 0; bin < counts1.length; bin++) {
      double h1 = (double) counts1[bin] / one.length;
      double h2 = (double) counts2[bin] / two.length;
      double variance = g1 * (1 - h1) / counts1[bin] + g2 * (1 - h2) / counts2[bin];
      double weight = 1 / variance;
      if (weight > 0 && Double.isFinite(weight)) {
        double x = (edges[bin] + edges[bin + 1]) / 2;
        double y = StrictMath.log(h2 / h1);
        normal[0][0] += weight;
        normal[0][1] += weight * x;
        normal[1][1] += weight * x * x;
        right[0] += weight * y;
        right[1] += weight * x * y;
      }
    }
    normal[1][0] = normal[0][1];
    return Matrices.inverse(normal)
        .map(
            inverse ->
                new HistogramSlope(
                    Matrices.times(inverse, right)[1], StrictMath.sqrt(inverse[1][1])))
        .filter(fit -> Double.isFinite(fit.slope) && fit.error > 0 && Double.isFinite(fit.error));
  }
}
