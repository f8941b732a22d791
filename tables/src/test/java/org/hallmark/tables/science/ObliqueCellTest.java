package org.hallmark.tables.science;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.provenance.seed.PublicSeed;
import org.junit.jupiter.api.Test;

class ObliqueCellTest {
  private static final PublicSeed SEED = new PublicSeed("cells", "5a".repeat(32));

  @Test
  void distance_randomSkewedCells_isThatOf125ImagesOrLess() {
    int rounded = 0;
    int further = 0;
    for (int trial = 0; trial < 400; trial++) {
      PublicDraws draws = SEED.draws(trial);
      double[][] v = skewed(draws, trial % 4);
      double[] step = {
        draws.nextGaussian() * 8, draws.nextGaussian() * 8, draws.nextGaussian() * 8
      };
      double found = Cell.of(v).orElseThrow().distance(step[0], step[1], step[2]);
      double few = search(v, step, 2, 2, 2);
      assertTrue(found <= few * (1 + 1e-12), trial + ": " + found + " and " + few);
      assertEquals(search(v, step, 35, 9, 3), found, 1e-9 * found, "cell " + trial);
      rounded += search(v, step, 0, 0, 0) > found * (1 + 1e-9) ? 1 : 0;
      further += few > found * (1 + 1e-9) ? 1 : 0;
    }
    assertTrue(rounded > 30, "rounding is right too often to test anything: " + rounded);
    assertTrue(further > 3, "125 images are enough too often: " + further);
  }

  /** Up to three times as oblique as long. */
  private static double[][] skewed(PublicDraws draws, int skew) {
    double a = 3 + 5 * draws.nextUniform();
    double b = 3 + 5 * draws.nextUniform();
    double c = 3 + 5 * draws.nextUniform();
    return new double[][] {
      {a, 0, 0},
      {skew * a * (draws.nextUniform() - 0.5) * 2, b, 0},
      {skew * a * (draws.nextUniform() - 0.5) * 2, skew * b * (draws.nextUniform() - 0.5) * 2, c}
    };
  }

  /** By the images within so many cells of the one that rounding gives. */
  private static double search(double[][] v, double[] step, int a, int b, int c) {
    double fz = StrictMath.rint(step[2] / v[2][2]);
    double y = step[1] - fz * v[2][1];
    double fy = StrictMath.rint(y / v[1][1]);
    double fx = StrictMath.rint((step[0] - fz * v[2][0] - fy * v[1][0]) / v[0][0]);
    double best = Double.POSITIVE_INFINITY;
    for (int i = -a; i <= a; i++) {
      for (int j = -b; j <= b; j++) {
        for (int k = -c; k <= c; k++) {
          double[] image = step.clone();
          for (int axis = 0; axis < 3; axis++) {
            image[axis] -= (fx + i) * v[0][axis] + (fy + j) * v[1][axis] + (fz + k) * v[2][axis];
          }
          best = Math.min(best, Cell.length(image));
        }
      }
    }
    return best;
  }

  @Test
  void vectors_ofLengthsAndAngles_haveThem() {
    double[][] v = Cell.vectors(3, 4, 5, 70, 80, 100);
    assertEquals(3, Cell.length(v[0]), 1e-14);
    assertEquals(4, Cell.length(v[1]), 1e-14);
    assertEquals(5, Cell.length(v[2]), 1e-14);
    double cosine = (v[1][0] * v[2][0] + v[1][1] * v[2][1]) / 20;
    assertEquals(StrictMath.cos(StrictMath.toRadians(70)), cosine, 1e-14);
    assertTrue(Cell.volume(v) > 0);
    assertTrue(Cell.volume(Cell.vectors(3, 4, 5, 30, 40, 100)) < 0, "no such cell");
  }

  @Test
  void of_flatCell_isNone() {
    assertTrue(Cell.of(new double[][] {{1, 0, 0}, {0, 1, 0}, {1, 1, 0}}).isEmpty());
  }

  @Test
  void distance_farAway_ends() {
    Cell cell = Cell.of(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}).orElseThrow();
    assertTrue(Double.isFinite(cell.distance(1e70, -1e70, 3)));
    assertEquals(0.25, cell.distance(1e6 + 0.25, 0, 0), 1e-9);
  }
}
