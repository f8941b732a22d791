package org.hallmark.generators.djl;

import java.nio.FloatBuffer;
import org.hallmark.generators.EncodedRows;

/**
 * The free field on a square lattice with periodic edges: modes cos and sin of k·r, independent,
 * with variance 1/(m² + k̂²), k̂² = 4 sin²(k₁/2) + 4 sin²(k₂/2). Every use of its only row is a new
 * draw, made of the row's normals.
 */
final class FreeField implements EncodedRows {
  static final int SIDE = 8;
  static final int SITES = SIDE * SIDE;
  static final double MASS = 0.25;

  /** Block means of two by two sites. */
  static final int BLOCKS = SITES / 4;

  final double[][] modes = new double[SITES][];
  final double[] variances = new double[SITES];

  private static final double[][] BLOCK_ROWS = blocks();

  private final boolean givenBlocks;

  private FreeField(boolean givenBlocks) {
    this.givenBlocks = givenBlocks;
    int found = 0;
    for (int k = 0; k < SITES; k++) {
      for (int phase = 0; phase < 2 && found < SITES; phase++) {
        double[] mode = mode(k / SIDE, k % SIDE, phase);
        for (int other = 0; other < found && mode != null; other++) {
          mode = Math.abs(product(mode, modes[other])) > 1e-9 ? null : mode;
        }
        if (mode != null) {
          variances[found] = 1 / (MASS + 4 * sinSquared(k / SIDE) + 4 * sinSquared(k % SIDE));
          modes[found++] = mode;
        }
      }
    }
  }

  static FreeField plain() {
    return new FreeField(false);
  }

  /** With the means of its blocks as conditions. */
  static FreeField givenItsBlocks() {
    return new FreeField(true);
  }

  private static double sinSquared(int k) {
    return Math.pow(Math.sin(Math.PI * k / SIDE), 2);
  }

  private static double[] mode(int k1, int k2, int phase) {
    double[] mode = new double[SITES];
    for (int r = 0; r < SITES; r++) {
      double angle = 2 * Math.PI * (k1 * (r / SIDE) + k2 * (r % SIDE)) / SIDE;
      mode[r] = phase == 0 ? Math.cos(angle) : Math.sin(angle);
    }
    double norm = Math.sqrt(product(mode, mode));
    for (int r = 0; r < SITES; r++) {
      mode[r] /= norm;
    }
    return norm < 1e-9 ? null : mode;
  }

  static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** The rows of B: means over blocks. */
  static double[][] blocks() {
    double[][] rows = new double[BLOCKS][SITES];
    for (int r = 0; r < SITES; r++) {
      rows[r / SIDE / 2 * (SIDE / 2) + r % SIDE / 2][r] = 0.25;
    }
    return rows;
  }

  /** A field from one normal for each mode. */
  double[] field(double[] normals) {
    double[] field = new double[SITES];
    for (int k = 0; k < SITES; k++) {
      double amplitude = Math.sqrt(variances[k]) * normals[k];
      for (int r = 0; r < SITES; r++) {
        field[r] += amplitude * modes[k][r];
      }
    }
    return field;
  }

  double[][] covariance() {
    double[][] covariance = new double[SITES][SITES];
    for (int k = 0; k < SITES; k++) {
      for (int i = 0; i < SITES; i++) {
        for (int j = 0; j < SITES; j++) {
          covariance[i][j] += variances[k] * modes[k][i] * modes[k][j];
        }
      }
    }
    return covariance;
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public void write(int row, float[] noise, int own, FloatBuffer to, int[] places) {
    double[] normals = new double[SITES];
    for (int k = 0; k < SITES; k++) {
      normals[k] = noise[own + k];
    }
    double[] field = field(normals);
    for (int r = 0; r < SITES; r++) {
      to.put(places[0] + r, (float) field[r]);
    }
    for (int b = 0; b < BLOCKS && givenBlocks; b++) {
      to.put(places[1] + b, (float) product(BLOCK_ROWS[b], field));
    }
  }
}
