package org.hallmark.tables.science;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ParticlesTest {
  private static final int SIDE = 4;

  /** A simple cubic lattice of unit spacing: 6 neighbours at 1, 12 at √2, 8 at √3. */
  @Test
  void radialDistribution_cubicLattice_countsItsNeighbours() {
    double[] edges = {0.5, 1.2, 1.6, 1.8};
    double[] g = cubic().radialDistribution(edges);
    double others = SIDE * SIDE * SIDE - 1;
    double[] neighbours = {6, 12, 8};
    for (int s = 0; s < 3; s++) {
      double shell =
          4 * StrictMath.PI / 3 * (StrictMath.pow(edges[s + 1], 3) - StrictMath.pow(edges[s], 3));
      double density = others / (SIDE * SIDE * SIDE);
      assertEquals(neighbours[s] / (density * shell), g[s], 1e-12);
    }
  }

  /** Waves that do not fit the spacing vanish; the first that does has all particles in phase. */
  @Test
  void structureFactor_cubicLattice_isAtBraggVectors() {
    double[] found = cubic().structureFactor(4);
    assertArrayEquals(new double[] {64, 0, 0}, new double[] {found[0], found[1], found[2]}, 1e-9);
  }

  private static Particles cubic() {
    double[] positions = new double[3 * SIDE * SIDE * SIDE];
    for (int p = 0; p < SIDE * SIDE * SIDE; p++) {
      positions[3 * p] = p % SIDE;
      positions[3 * p + 1] = p / SIDE % SIDE;
      positions[3 * p + 2] = p / SIDE / SIDE;
    }
    return new Particles(positions, Cell.of(new double[] {SIDE, SIDE, SIDE}, 3).orElseThrow());
  }
}
