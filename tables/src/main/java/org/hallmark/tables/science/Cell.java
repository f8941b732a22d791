package org.hallmark.tables.science;

import java.util.Optional;

/**
 * A periodic cell in d dimensions, given by d lattice vectors, and the shortest way between two of
 * its points.
 *
 * <p>Rounding fractional coordinates one by one finds the nearest image only in cells with right
 * angles. Here the images searched are all that can be nearer than the rounded one: a displacement
 * y of length r has fractional coordinates |f_i| = |b_i·y| ≤ |b_i| r, with b_i the reciprocal
 * vectors. Reducing the lattice vectors first keeps that search short in skewed cells.
 */
public final class Cell {
  private static final int MOST_REDUCTIONS = 1000;

  private final int dimensions;
  private final double[][] vectors;
  private final double[][] reciprocal;
  private final double volume;

  private Cell(double[][] vectors, double[][] reciprocal, double volume) {
    this.dimensions = vectors.length;
    this.vectors = vectors;
    this.reciprocal = reciprocal;
    this.volume = volume;
  }

  /**
   * The cell of {@code lengths} of d edges at right angles, or of d·d components of its lattice
   * vectors, one vector after the other; nothing where they span no volume.
   */
  public static Optional<Cell> of(double[] lengths, int dimensions) {
    double[][] vectors = new double[dimensions][dimensions];
    for (int i = 0; i < dimensions; i++) {
      for (int j = 0; j < dimensions; j++) {
        double diagonal = i == j ? lengths[i] : 0;
        vectors[i][j] = lengths.length == dimensions ? diagonal : lengths[i * dimensions + j];
      }
    }
    reduce(vectors);
    double volume = determinant(vectors);
    if (!Double.isFinite(volume) || volume == 0) {
      return Optional.empty();
    }
    return Optional.of(new Cell(vectors, inverse(vectors, volume), Math.abs(volume)));
  }

  /** Its volume, in the cube of the unit of its lengths. */
  public double volume() {
    return volume;
  }

  /** The reciprocal vectors without the factor 2π: column i is orthogonal to all vectors but i. */
  double[][] reciprocal() {
    return reciprocal;
  }

  /** The length of the shortest displacement between two points, over all periodic images. */
  public double distance(double[] a, double[] b) {
    return StrictMath.sqrt(square(shortest(a, b)));
  }

  /** The shortest displacement from {@code a} to {@code b}, over all periodic images. */
  public double[] shortest(double[] a, double[] b) {
    double[] displacement = new double[dimensions];
    for (int i = 0; i < dimensions; i++) {
      displacement[i] = b[i] - a[i];
    }
    double[] best = moved(displacement, rounded(displacement));
    return search(best, best, 0);
  }

  /** Of all images of {@code start} that differ in the coordinates from {@code axis} on. */
  private double[] search(double[] start, double[] best, int axis) {
    if (axis == dimensions) {
      return square(start) < square(best) ? start : best;
    }
    double fraction = fraction(start, axis);
    double reach = StrictMath.sqrt(square(best) * columnSquare(axis)) * (1 + 1e-9) + 1e-12;
    long from = (long) Math.ceil(-reach - fraction);
    long to = (long) Math.floor(reach - fraction);
    double[] nearest = best;
    for (long shift = from; shift <= to; shift++) {
      double[] image = start.clone();
      for (int k = 0; k < dimensions; k++) {
        image[k] += shift * vectors[axis][k];
      }
      nearest = search(image, nearest, axis + 1);
    }
    return nearest;
  }

  private long[] rounded(double[] displacement) {
    long[] shift = new long[dimensions];
    for (int i = 0; i < dimensions; i++) {
      shift[i] = -(long) StrictMath.rint(fraction(displacement, i));
    }
    return shift;
  }

  private double[] moved(double[] displacement, long[] shift) {
    double[] image = displacement.clone();
    for (int i = 0; i < dimensions; i++) {
      for (int k = 0; k < dimensions; k++) {
        image[k] += shift[i] * vectors[i][k];
      }
    }
    return image;
  }

  private double fraction(double[] displacement, int axis) {
    double fraction = 0;
    for (int k = 0; k < dimensions; k++) {
      fraction += displacement[k] * reciprocal[k][axis];
    }
    return fraction;
  }

  private double columnSquare(int axis) {
    double sum = 0;
    for (int k = 0; k < dimensions; k++) {
      sum += reciprocal[k][axis] * reciprocal[k][axis];
    }
    return sum;
  }

  /** Subtracts vectors from each other while that makes one shorter: the lattice stays the same. */
  private static void reduce(double[][] vectors) {
    boolean shorter = true;
    for (int round = 0; shorter && round < MOST_REDUCTIONS; round++) {
      shorter = false;
      for (int i = 0; i < vectors.length; i++) {
        for (int j = 0; j < vectors.length; j++) {
          shorter |= i != j && subtract(vectors[i], vectors[j]);
        }
      }
    }
  }

  private static boolean subtract(double[] from, double[] other) {
    double times = StrictMath.rint(dot(from, other) / square(other));
    if (!(Math.abs(times) >= 1) || Double.isInfinite(times)) {
      return false;
    }
    double before = square(from);
    double[] after = from.clone();
    for (int k = 0; k < from.length; k++) {
      after[k] -= times * other[k];
    }
    if (!(square(after) < before)) {
      return false;
    }
    System.arraycopy(after, 0, from, 0, from.length);
    return true;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static double square(double[] a) {
    return dot(a, a);
  }

  private static double determinant(double[][] m) {
    return switch (m.length) {
      case 1 -> m[0][0];
      case 2 -> m[0][0] * m[1][1] - m[0][1] * m[1][0];
      default ->
          m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
              - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
              + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
    };
  }

  private static double[][] inverse(double[][] m, double determinant) {
    int n = m.length;
    double[][] inverse = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        inverse[j][i] = cofactor(m, i, j) / determinant;
      }
    }
    return inverse;
  }

  private static double cofactor(double[][] m, int row, int column) {
    int n = m.length;
    if (n == 1) {
      return 1;
    }
    double[][] minor = new double[n - 1][n - 1];
    for (int i = 0; i < n - 1; i++) {
      for (int j = 0; j < n - 1; j++) {
        minor[i][j] = m[i < row ? i : i + 1][j < column ? j : j + 1];
      }
    }
    double value = determinant(minor);
    return (row + column) % 2 == 0 ? value : -value;
  }
}
