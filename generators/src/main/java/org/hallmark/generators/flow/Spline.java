package org.hallmark.generators.flow;

/**
 * A monotone rational-quadratic spline of the unit interval onto itself (Gregory and Delbourgo
 * 1982; Durkan, Bekasov, Murray and Papamakarios 2019, <i>Neural spline flows</i>), and its
 * inverse, in double arithmetic.
 *
 * <p>Between knots (x₀, y₀) and (x₁, y₁) with slopes d₀ and d₁, s = (y₁ − y₀)/(x₁ − x₀) and ξ = (x
 * − x₀)/(x₁ − x₀), y = y₀ + (y₁ − y₀)(sξ² + d₀ξ(1 − ξ)) / (s + (d₁ + d₀ − 2s)ξ(1 − ξ)).
 */
public final class Spline {
  /** Least width, height and slope of a bin. */
  public static final double LEAST = 1e-3;

  /** What softplus takes to a slope of one, less {@link #LEAST}. */
  public static final double ONE = StrictMath.log(StrictMath.expm1(1 - LEAST));

  private final double[] x;
  private final double[] y;
  private final double[] slopes;

  private Spline(double[] x, double[] y, double[] slopes) {
    this.x = x;
    this.y = y;
    this.slopes = slopes;
  }

  /**
   * Of raw parameters: widths, heights, and slopes, as many as the map's domain leaves open.
   *
   * @param from the first of them
   */
  static Spline of(CouplingMap map, int bins, double[] raw, int from) {
    double[] slopes = new double[bins + 1];
    int at = from + 2 * bins;
    for (int k = 0; k <= bins; k++) {
      slopes[k] =
          switch (map) {
            case LINE_SPLINE -> k == 0 || k == bins ? 1 : slope(raw[at + k - 1]);
            case CIRCLE_SPLINE -> slope(raw[at + k % bins]);
            default -> slope(raw[at + k]);
          };
    }
    return new Spline(knots(raw, from, bins), knots(raw, from + bins, bins), slopes);
  }

  private static double slope(double raw) {
    double v = raw + ONE;
    return LEAST + (v > 0 ? v + StrictMath.log1p(StrictMath.exp(-v)) : log1pExp(v));
  }

  private static double log1pExp(double v) {
    return StrictMath.log1p(StrictMath.exp(v));
  }

  private static double[] knots(double[] raw, int from, int bins) {
    double most = raw[from];
    for (int k = 1; k < bins; k++) {
      most = Math.max(most, raw[from + k]);
    }
    double[] knots = new double[bins + 1];
    double total = 0;
    for (int k = 0; k < bins; k++) {
      double share = StrictMath.exp(raw[from + k] - most);
      total += share;
      knots[k + 1] = share;
    }
    for (int k = 0; k < bins; k++) {
      knots[k + 1] = knots[k] + LEAST + (1 - bins * LEAST) * knots[k + 1] / total;
    }
    knots[bins] = 1;
    return knots;
  }

  /**
   * A value and the logarithm of the slope there.
   *
   * @param logSlope of the map that was taken
   */
  record Point(double value, double logSlope) {}

  /** From x to y. */
  Point forward(double value) {
    int k = bin(x, value);
    double w = x[k + 1] - x[k];
    double h = y[k + 1] - y[k];
    double s = h / w;
    double xi = Math.max(0, Math.min(1, (value - x[k]) / w));
    double mixed = xi * (1 - xi);
    double denominator = s + (slopes[k + 1] + slopes[k] - 2 * s) * mixed;
    double out = y[k] + h * (s * xi * xi + slopes[k] * mixed) / denominator;
    return new Point(out, logSlope(k, s, xi, mixed, denominator));
  }

  /** From y to x; the slope is that of y by x. */
  Point inverse(double value) {
    int k = bin(y, value);
    double w = x[k + 1] - x[k];
    double h = y[k + 1] - y[k];
    double s = h / w;
    double up = Math.max(0, Math.min(h, value - y[k]));
    double bend = slopes[k + 1] + slopes[k] - 2 * s;
    double a = h * (s - slopes[k]) + up * bend;
    double b = h * slopes[k] - up * bend;
    double c = -s * up;
    double xi = 2 * c / (-b - StrictMath.sqrt(Math.max(0, b * b - 4 * a * c)));
    xi = Math.max(0, Math.min(1, xi));
    double mixed = xi * (1 - xi);
    return new Point(x[k] + xi * w, logSlope(k, s, xi, mixed, s + bend * mixed));
  }

  private double logSlope(int k, double s, double xi, double mixed, double denominator) {
    double rising = slopes[k + 1] * xi * xi + 2 * s * mixed + slopes[k] * (1 - xi) * (1 - xi);
    return 2 * StrictMath.log(s) + StrictMath.log(rising) - 2 * StrictMath.log(denominator);
  }

  private static int bin(double[] knots, double value) {
    int k = 0;
    while (k < knots.length - 2 && value >= knots[k + 1]) {
      k++;
    }
    return k;
  }
}
