package org.hallmark.tables.science;

import java.util.Optional;

/**
 * A periodic cell of three vectors, of any shape, and the nearest image of a displacement in it.
 *
 * <p>Rounding the fractional coordinates is exact only where the cell is orthogonal. Here it gives
 * a first image at distance d. Every nearer image has fractional coordinates within d |b*ᵢ| of the
 * displacement's, b*ᵢ being the reciprocal vectors, since fractional coordinates are products with
 * these (Cauchy and Schwarz): all of those images are tried, so that the result is right for every
 * cell. Reducing the cell pairwise first keeps them few.
 */
public final class Cell {
  private static final int MOST_REDUCTIONS = 1000;

  /** More images than this are not searched: such a cell is flat to within rounding. */
  private static final int MOST_IMAGES = 64;

  private static final int AXES = 3;

  private final double[][] vectors;
  private final double[][] reciprocal;
  private final double[] reach;
  private final boolean orthogonal;

  private Cell(double[][] vectors, double[][] reciprocal) {
    this.vectors = vectors;
    this.reciprocal = reciprocal;
    this.orthogonal =
        dot(vectors[0], vectors[1]) == 0
            && dot(vectors[1], vectors[2]) == 0
            && dot(vectors[2], vectors[0]) == 0;
    this.reach = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int axis = 0; axis < 3; axis++) {
        reach[i] += reciprocal[axis][i] * reciprocal[axis][i];
      }
      reach[i] = StrictMath.sqrt(reach[i]);
    }
  }

  /** The cell of three vectors, one per row; nothing where they do not span space. */
  public static Optional<Cell> of(double[][] vectors) {
    double[][] reduced = reduced(vectors);
    double volume = volume(reduced);
    return Double.isFinite(volume) && volume != 0
        ? Optional.of(new Cell(reduced, inverse(reduced, volume)))
        : Optional.empty();
  }

  /**
   * The cell of {@code lengths} of d ≤ 3 edges at right angles, or of d·d components of its
   * vectors, one vector after the other; nothing where they span no volume. Below three dimensions
   * the others are at right angles, and nothing reaches into them.
   */
  public static Optional<Cell> of(double[] lengths, int dimensions) {
    double[][] vectors = new double[AXES][AXES];
    for (int i = 0; i < AXES; i++) {
      for (int j = 0; j < AXES; j++) {
        boolean inside = i < dimensions && j < dimensions;
        double diagonal = i == j ? (inside ? lengths[i] : 1) : 0;
        vectors[i][j] =
            inside && lengths.length != dimensions ? lengths[i * dimensions + j] : diagonal;
      }
    }
    return of(vectors);
  }

  /** Its volume, in the cube of the unit of its lengths. */
  public double volume() {
    return Math.abs(volume(vectors));
  }

  /** The reciprocal vectors without the factor 2π: column i is orthogonal to all vectors but i. */
  double[][] reciprocal() {
    return reciprocal;
  }

  /** The length of the shortest displacement between two points, over all periodic images. */
  public double distance(double[] a, double[] b) {
    return length(shortest(a, b));
  }

  /** The shortest displacement from {@code a} to {@code b}, of three components. */
  public double[] shortest(double[] a, double[] b) {
    double[] displacement = new double[AXES];
    for (int i = 0; i < a.length; i++) {
      displacement[i] = b[i] - a[i];
    }
    return nearest(displacement);
  }

  /** Rows of the vectors of three lengths and the angles between them, in degrees. */
  public static double[][] vectors(
      double a, double b, double c, double alpha, double beta, double gamma) {
    double cosAlpha = cosine(alpha);
    double cosBeta = cosine(beta);
    double cosGamma = cosine(gamma);
    double sinGamma = StrictMath.sqrt(1 - cosGamma * cosGamma);
    double y = (cosAlpha - cosBeta * cosGamma) / sinGamma;
    double z = 1 - cosBeta * cosBeta - y * y;
    return new double[][] {
      {a, 0, 0},
      {b * cosGamma, b * sinGamma, 0},
      {c * cosBeta, c * y, c * Math.signum(z) * StrictMath.sqrt(Math.abs(z))}
    };
  }

  /** The determinant: positive for a right-handed cell. */
  public static double volume(double[][] v) {
    return v[0][0] * (v[1][1] * v[2][2] - v[1][2] * v[2][1])
        - v[0][1] * (v[1][0] * v[2][2] - v[1][2] * v[2][0])
        + v[0][2] * (v[1][0] * v[2][1] - v[1][1] * v[2][0]);
  }

  /** The shortest of the displacement's images. */
  public double[] nearest(double[] displacement) {
    double[] best = image(displacement, round(fraction(displacement)));
    if (orthogonal) {
      return best;
    }
    double[] fraction = fraction(best);
    for (double f : fraction) {
      if (!(Math.abs(f) <= 1)) {
        return best; // so far away that rounding has left nothing to search
      }
    }
    double[] centre = best;
    double distance = length(best);
    int[] low = new int[3];
    int[] high = new int[3];
    for (int i = 0; i < 3; i++) {
      double width = Math.min(MOST_IMAGES / 2.0, distance * reach[i]);
      low[i] = (int) StrictMath.ceil(fraction[i] - width - 1e-9);
      high[i] = (int) StrictMath.floor(fraction[i] + width + 1e-9);
    }
    for (int i = low[0]; i <= high[0]; i++) {
      for (int j = low[1]; j <= high[1]; j++) {
        for (int k = low[2]; k <= high[2]; k++) {
          double[] other = image(centre, new double[] {i, j, k});
          double further = length(other);
          if (further < distance) {
            best = other;
            distance = further;
          }
        }
      }
    }
    return best;
  }

  /** The length of the shortest of the displacement's images. */
  public double distance(double dx, double dy, double dz) {
    return length(nearest(new double[] {dx, dy, dz}));
  }

  /** Euclidean. */
  public static double length(double[] vector) {
    return StrictMath.sqrt(dot(vector, vector));
  }

  private double[] fraction(double[] displacement) {
    double[] fraction = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int axis = 0; axis < 3; axis++) {
        fraction[i] += displacement[axis] * reciprocal[axis][i];
      }
    }
    return fraction;
  }

  private double[] image(double[] displacement, double[] cells) {
    double[] image = displacement.clone();
    for (int i = 0; i < 3; i++) {
      for (int axis = 0; axis < 3; axis++) {
        image[axis] -= cells[i] * vectors[i][axis];
      }
    }
    return image;
  }

  private static double[] round(double[] fraction) {
    double[] rounded = new double[3];
    for (int i = 0; i < 3; i++) {
      rounded[i] = StrictMath.rint(fraction[i]);
    }
    return rounded;
  }

  /** Takes multiples of one vector from another as long as that makes it shorter. */
  private static double[][] reduced(double[][] vectors) {
    double[][] reduced = {vectors[0].clone(), vectors[1].clone(), vectors[2].clone()};
    boolean changed = true;
    for (int step = 0; changed && step < MOST_REDUCTIONS; step++) {
      changed = false;
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          changed |= i != j && shorten(reduced[i], reduced[j]);
        }
      }
    }
    return reduced;
  }

  private static boolean shorten(double[] vector, double[] by) {
    double square = dot(by, by);
    double times = square > 0 ? StrictMath.rint(dot(vector, by) / square) : 0;
    if (times == 0 || !Double.isFinite(times)) {
      return false;
    }
    double before = dot(vector, vector);
    double[] shorter = vector.clone();
    for (int axis = 0; axis < 3; axis++) {
      shorter[axis] -= times * by[axis];
    }
    if (!(dot(shorter, shorter) < before * (1 - 1e-12))) {
      return false;
    }
    System.arraycopy(shorter, 0, vector, 0, 3);
    return true;
  }

  private static double[][] inverse(double[][] m, double determinant) {
    double[][] inverse = new double[AXES][AXES];
    for (int i = 0; i < AXES; i++) {
      int k = (i + 1) % AXES;
      int l = (i + 2) % AXES;
      for (int j = 0; j < AXES; j++) {
        int p = (j + 1) % AXES;
        int q = (j + 2) % AXES;
        inverse[j][i] = (m[k][p] * m[l][q] - m[k][q] * m[l][p]) / determinant;
      }
    }
    return inverse;
  }

  static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  /** Exact at the right angle, which most cells have. */
  private static double cosine(double degrees) {
    return degrees == 90 ? 0 : StrictMath.cos(StrictMath.toRadians(degrees));
  }
}
