package org.hallmark.generators.head;

/**
 * On which line a {@link LineLaw} is a mixture: from shares of the way between bounds, and back.
 */
enum Axis {
  /** The share itself. */
  PLAIN,
  /** log(1 + share / {@value #GRAIN}), scaled to the unit interval. */
  LOG,
  /** log(p / (1 − p)) for p = {@value #EDGE} + (1 − 2 · {@value #EDGE}) share, scaled likewise. */
  LOGIT;

  /** Shares far below this are one to the logarithm. */
  static final double GRAIN = 1e-4;

  /** How far from its ends the logit's argument stays. */
  static final double EDGE = 1e-3;

  private static final double LOG_WIDTH = StrictMath.log1p(1 / GRAIN);
  private static final double LOGIT_HALF = StrictMath.log((1 - EDGE) / EDGE);

  static Axis of(HeadKind kind) {
    return switch (kind) {
      case POSITIVE -> LOG;
      case BOUNDED -> LOGIT;
      default -> PLAIN;
    };
  }

  double number(double share) {
    return switch (this) {
      case PLAIN -> share;
      case LOG -> StrictMath.log1p(share / GRAIN) / LOG_WIDTH;
      case LOGIT -> 0.5 + logit(EDGE + (1 - 2 * EDGE) * share) / (2 * LOGIT_HALF);
    };
  }

  double share(double number) {
    double share =
        switch (this) {
          case PLAIN -> number;
          case LOG -> GRAIN * StrictMath.expm1(number * LOG_WIDTH);
          case LOGIT -> {
            double p = 1 / (1 + StrictMath.exp((1 - 2 * number) * LOGIT_HALF));
            yield (p - EDGE) / (1 - 2 * EDGE);
          }
        };
    return Math.max(0, Math.min(1, share));
  }

  /** The logarithm of the slope of the number by the share. */
  double logSlope(double share) {
    return switch (this) {
      case PLAIN -> 0;
      case LOG -> -StrictMath.log((GRAIN + share) * LOG_WIDTH);
      case LOGIT -> {
        double p = EDGE + (1 - 2 * EDGE) * share;
        yield StrictMath.log((1 - 2 * EDGE) / (p * (1 - p) * 2 * LOGIT_HALF));
      }
    };
  }

  private static double logit(double p) {
    return StrictMath.log(p / (1 - p));
  }
}
