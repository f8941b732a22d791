package org.hallmark.tables.science;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CellTest {
  private static final double TOLERANCE = 1e-12;

  @Test
  void distance_orthogonalCell_isOfRoundedImages() {
    Cell cell = Cell.of(new double[] {2, 3, 4}, 3).orElseThrow();
    double[] shortest = cell.shortest(new double[] {0.1, 0, 0}, new double[] {1.9, 1.6, 7});
    assertEquals(-0.2, shortest[0], TOLERANCE);
    assertEquals(-1.4, shortest[1], TOLERANCE);
    assertEquals(-1, shortest[2], TOLERANCE);
    assertEquals(24, cell.volume(), TOLERANCE);
  }

  /** The 125 images around the rounded one of the reduced lattice hold the nearest one. */
  @Test
  void distance_skewedCells_isTheLeastOfManyImages() {
    SplittableRandom random = new SplittableRandom(4);
    int roundingFails = 0;
    for (int trial = 0; trial < 400; trial++) {
      double[] vectors = skewed(random);
      Cell cell = Cell.of(vectors, 3).orElseThrow();
      double[] a = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
      double[] b = {5 * random.nextDouble(), random.nextDouble(), 9 * random.nextDouble()};
      double least = leastOfImages(vectors, a, b, 12);
      assertEquals(least, cell.distance(a, b), 1e-9, "trial " + trial);
      roundingFails += leastOfImages(vectors, a, b, 0) > least + 1e-9 ? 1 : 0;
    }
    assertTrue(roundingFails > 50, "cells are skewed enough to mislead rounding");
  }

  @Test
  void of_flatCell_isNothing() {
    assertTrue(Cell.of(new double[] {1, 0, 0, 2, 0, 0, 0, 0, 1}, 3).isEmpty());
    assertTrue(Cell.of(new double[] {1, 0, 1}, 3).isEmpty());
  }

  /** Long shears of a nearly cubic lattice: the same lattice in awkward vectors. */
  private static double[] skewed(SplittableRandom random) {
    double[] vectors = new double[9];
    for (int i = 0; i < 9; i++) {
      vectors[i] = (i % 4 == 0 ? 1 : 0) + 0.6 * (random.nextDouble() - 0.5);
    }
    for (int k = 0; k < 3; k++) {
      vectors[3 + k] += (1 + random.nextInt(2)) * vectors[k];
      vectors[6 + k] -= (1 + random.nextInt(2)) * vectors[3 + k];
    }
    return vectors;
  }

  /** All images within {@code reach} of the one that rounding fractional coordinates gives. */
  private static double leastOfImages(double[] v, double[] a, double[] b, int reach) {
    double[] f = fractions(v, b[0] - a[0], b[1] - a[1], b[2] - a[2]);
    double least = Double.POSITIVE_INFINITY;
    for (int h = -reach; h <= reach; h++) {
      for (int k = -reach; k <= reach; k++) {
        for (int l = -reach; l <= reach; l++) {
          double[] g = {f[0] + h, f[1] + k, f[2] + l};
          double square = 0;
          for (int c = 0; c < 3; c++) {
            double x = g[0] * v[c] + g[1] * v[3 + c] + g[2] * v[6 + c];
            square += x * x;
          }
          least = Math.min(least, StrictMath.sqrt(square));
        }
      }
    }
    return least;
  }

  /** Cramer's rule, each taken to [-1/2, 1/2]. */
  private static double[] fractions(double[] v, double x, double y, double z) {
    double all = triple(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8]);
    double[] f = {
      triple(x, y, z, v[3], v[4], v[5], v[6], v[7], v[8]) / all,
      triple(v[0], v[1], v[2], x, y, z, v[6], v[7], v[8]) / all,
      triple(v[0], v[1], v[2], v[3], v[4], v[5], x, y, z) / all
    };
    for (int i = 0; i < 3; i++) {
      f[i] -= StrictMath.rint(f[i]);
    }
    return f;
  }

  private static double triple(
      double a, double b, double c, double d, double e, double f, double g, double h, double i) {
    return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  }
}
