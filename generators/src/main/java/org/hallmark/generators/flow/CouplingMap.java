package org.hallmark.generators.flow;

/** How one value is moved, with parameters that others set. */
public enum CouplingMap {
  /**
   * z = x·exp(s) + t on the line (Dinh, Sohl-Dickstein and Bengio 2017), |s| below {@link #SCALE}.
   */
  AFFINE,
  /**
   * A monotone rational-quadratic spline on [−{@link #TAIL}, {@link #TAIL}], the identity beyond.
   */
  LINE_SPLINE,
  /** A monotone rational-quadratic spline of the unit interval (Durkan et al. 2019). */
  INTERVAL_SPLINE,
  /** A turn, then a spline of the unit circle that is smooth across 0 (Rezende et al. 2020). */
  CIRCLE_SPLINE;

  /** Bound of an affine map's log-scale. */
  public static final double SCALE = 3;

  /** Half the width of a spline on the line. */
  public static final double TAIL = 6;

  /** Sine and cosine pairs by which a place on a circle is seen. */
  public static final int HARMONICS = 4;

  /** How many parameters it has where splines have so many bins. */
  public int parameters(int bins) {
    return switch (this) {
      case AFFINE -> 2;
      case LINE_SPLINE -> 3 * bins - 1;
      case INTERVAL_SPLINE, CIRCLE_SPLINE -> 3 * bins + 1;
    };
  }

  /** How many features others see of a value that it moves. */
  public int features() {
    return this == CIRCLE_SPLINE ? 2 * HARMONICS : 1;
  }

  /** Whether values lie on the line, with a normal base law; else in [0, 1), with a uniform one. */
  public boolean onLine() {
    return this == AFFINE || this == LINE_SPLINE;
  }
}
