package org.hallmark.generators.vae;

/**
 * A linear constraint B·x = y that every vector is moved onto, by the shortest way: x + Bᵀ(BBᵀ)⁻¹(y
 * − B·x). The rows of B must be orthogonal, as those of block means and sums over groups are.
 *
 * <p>A model of x given y whose vectors are moved so has the covariance of x in the directions that
 * B leaves free, and none in the others.
 */
public final class LinearConstraint {
  private final double[][] rows;
  private final double[] squares;

  /** With these rows. */
  public LinearConstraint(double[][] rows) {
    this.rows = rows.clone();
    this.squares = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      squares[i] = product(rows[i], rows[i]);
      for (int j = 0; j < i; j++) {
        if (Math.abs(product(rows[i], rows[j])) > 1e-12 * squares[i]) {
          throw new IllegalArgumentException(
              "rows must be orthogonal. Provided value: rows " + j + " and " + i);
        }
      }
    }
  }

  /** B·x. */
  public double[] of(double[] vector) {
    double[] values = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = product(rows[i], vector);
    }
    return values;
  }

  /** The nearest vector that has the values. */
  public double[] nearest(double[] vector, double[] values) {
    double[] moved = vector.clone();
    for (int i = 0; i < rows.length; i++) {
      double lacking = (values[i] - product(rows[i], vector)) / squares[i];
      for (int k = 0; k < moved.length; k++) {
        moved[k] += lacking * rows[i][k];
      }
    }
    return moved;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
