package org.hallmark.tables.science;

import java.util.Arrays;

/**
 * Points in a periodic cell in three dimensions: what their pairs and their waves say of them.
 *
 * @param positions x, y, z of one point after the other
 * @param cell the cell
 */
public record Particles(double[] positions, Cell cell) {

  /** How many points there are. */
  public int count() {
    return positions.length / 3;
  }

  /**
   * The radial distribution function in every shell [e0, e1), [e1, e2), …: pairs found over pairs
   * expected of an ideal gas of the same density. Distances are those of the nearest images, so it
   * is right up to half the least distance between images.
   */
  public double[] radialDistribution(double[] edges) {
    long[] pairs = new long[edges.length - 1];
    for (int a = 0; a < count(); a++) {
      for (int b = a + 1; b < count(); b++) {
        int shell = shell(edges, cell.distance(point(a), point(b)));
        if (shell >= 0) {
          pairs[shell]++;
        }
      }
    }
    double all = count() * (count() - 1.0) / 2;
    double[] distribution = new double[pairs.length];
    for (int s = 0; s < pairs.length; s++) {
      double outer = edges[s + 1] * edges[s + 1] * edges[s + 1];
      double inner = edges[s] * edges[s] * edges[s];
      double volume = 4 * StrictMath.PI / 3 * (outer - inner);
      distribution[s] = pairs[s] * cell.volume() / (all * volume);
    }
    return distribution;
  }

  private static int shell(double[] edges, double distance) {
    if (!(distance >= edges[0] && distance < edges[edges.length - 1])) {
      return -1;
    }
    int found = Arrays.binarySearch(edges, distance);
    return found >= 0 ? found : -found - 2;
  }

  /**
   * The structure factor S = |Σ exp(2πi n·f)|²/N, f being fractional coordinates in the reduced
   * cell, averaged over the whole vectors n whose length rounds to 0, 1, …, {@code shells} − 1.
   */
  public double[] structureFactor(int shells) {
    double[] sums = new double[shells];
    long[] waves = new long[shells];
    for (int h = -shells; h <= shells; h++) {
      for (int k = -shells; k <= shells; k++) {
        for (int l = -shells; l <= shells; l++) {
          int shell = (int) StrictMath.rint(StrictMath.sqrt((double) h * h + k * k + l * l));
          if (shell < shells) {
            sums[shell] += intensity(h, k, l);
            waves[shell]++;
          }
        }
      }
    }
    for (int s = 0; s < shells; s++) {
      sums[s] /= waves[s];
    }
    return sums;
  }

  private double intensity(int h, int k, int l) {
    double[][] reciprocal = cell.reciprocal();
    double[] wave = new double[3];
    for (int c = 0; c < 3; c++) {
      wave[c] = h * reciprocal[c][0] + k * reciprocal[c][1] + l * reciprocal[c][2];
    }
    double cosine = 0;
    double sine = 0;
    for (int p = 0; p < count(); p++) {
      double phase = 2 * StrictMath.PI * Cell.dot(wave, point(p));
      cosine += StrictMath.cos(phase);
      sine += StrictMath.sin(phase);
    }
    return (cosine * cosine + sine * sine) / count();
  }

  private double[] point(int index) {
    return Arrays.copyOfRange(positions, 3 * index, 3 * index + 3);
  }
}
