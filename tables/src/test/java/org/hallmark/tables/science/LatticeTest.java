package org.hallmark.tables.science;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LatticeTest {
  @Test
  void blockMeans_twoDimensions_areOfSquares() {
    double[] field = {1, 2, 5, 6, 3, 4, 7, 8, 0, 0, 1, 1, 0, 0, 1, 1};
    assertArrayEquals(new double[] {2.5, 6.5, 0, 1}, new Lattice(4, 4).blockMeans(field, 2));
  }

  /** cos(2π(3x + 4y)/16) has all its power, N/4 in each of two modes, at |n| = 5. */
  @Test
  void powerSpectrum_planeWave_isInOneShell() {
    int side = 16;
    double[] field = new double[side * side];
    for (int x = 0; x < side; x++) {
      for (int y = 0; y < side; y++) {
        field[x * side + y] = StrictMath.cos(2 * StrictMath.PI * (3 * x + 4 * y) / side);
      }
    }
    double[] power = new Lattice(side, side).powerSpectrum(field);
    long modes = modesOfShell(side, 5);
    double[] expected = new double[side / 2 + 1];
    expected[5] = 2 * side * side / 4.0 / modes;
    assertArrayEquals(expected, power, 1e-12);
  }

  /** Parseval on a line of odd length, where the shells hold every mode. */
  @Test
  void powerSpectrum_line_keepsTheSumOfSquares() {
    SplittableRandom random = new SplittableRandom(3);
    double[] field = random.doubles(15).toArray();
    double[] power = new Lattice(15).powerSpectrum(field);
    double sum = power[0];
    for (int shell = 1; shell < power.length; shell++) {
      sum += 2 * power[shell];
    }
    assertEquals(Arrays.stream(field).map(x -> x * x).sum(), sum, 1e-12);
  }

  private static long modesOfShell(int side, int shell) {
    long modes = 0;
    for (int x = 0; x < side; x++) {
      for (int y = 0; y < side; y++) {
        int h = Math.min(x, side - x);
        int k = Math.min(y, side - y);
        modes += StrictMath.rint(StrictMath.sqrt(h * h + k * k)) == shell ? 1 : 0;
      }
    }
    return modes;
  }
}
