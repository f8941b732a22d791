package org.hallmark.generators.head;

import org.hallmark.provenance.seed.PublicDraws;

/**
 * A mixture of logistic laws of a number t in the unit interval, each restricted to it: density f =
 * e⁻ᵘ / (s (1 + e⁻ᵘ)²) with u = (t − m) / s, over F(1) − F(0). With a = −m / s and b = a + 1 / s,
 * log(F(1) − F(0)) = log tanh(1 / 2s) + log(1 + e^(−1/s)) − log(1 + eᵃ) − log(1 + e⁻ᵇ), which loses
 * no digits wherever m lies. The normal law has no such form, and would need the tails of erf.
 *
 * <p>t is a value's {@link Axis} place between the minimum and the ceiling. Outputs: a logit of
 * each component; m less a start of its own, in units of the distance of two starts, so that slopes
 * begin at the size of a logit's; and what s is {@value #LEAST_SCALE} plus the softplus of, less a
 * start.
 */
public final class LineLaw extends Law {
  /** Least scale of a component. */
  public static final double LEAST_SCALE = 1e-4;

  private final int components;
  private final Axis axis;

  LineLaw(Head head) {
    super(head);
    this.components = head.components();
    this.axis = Axis.of(head.kind());
  }

  /** m of a component where a network's output is zero. */
  public static double start(Head head, int component) {
    return (component + 0.5) / head.components();
  }

  /** What softplus makes half the distance of two starts of. */
  public static double scaleStart(Head head) {
    return StrictMath.log(StrictMath.expm1(0.5 / head.components()));
  }

  @Override
  Target present(double cell, double ceiling) {
    double most = head().most(ceiling);
    double width = most - head().minimum();
    if (!(width > 0)) {
      return new Target(0, 1, 0, 0, 0);
    }
    double share = (head().inside(cell, ceiling) - head().minimum()) / width;
    return new Target(axis.number(share), 1, 1, 0, axis.logSlope(share) - StrictMath.log(width));
  }

  private double centre(double[] raw, int component) {
    return raw[components + component] / components + start(head(), component);
  }

  private double scale(double[] raw, int component) {
    return LEAST_SCALE + Mixtures.softplus(raw[2 * components + component] + scaleStart(head()));
  }

  @Override
  double logOf(double[] raw, Target target) {
    double[] terms = Mixtures.logSoftmax(raw, 0, components);
    for (int c = 0; c < components; c++) {
      double s = scale(raw, c);
      double u = Math.abs(target.value() - centre(raw, c)) / s;
      terms[c] += -u - 2 * Mixtures.softplus(-u) - StrictMath.log(s) - logRoom(centre(raw, c), s);
    }
    return Mixtures.logSum(terms);
  }

  private static double logRoom(double m, double s) {
    return StrictMath.log(StrictMath.tanh(0.5 / s))
        + Mixtures.softplus(-1 / s)
        - Mixtures.softplus(-m / s)
        - Mixtures.softplus((m - 1) / s);
  }

  @Override
  double next(double[] raw, double ceiling, PublicDraws draws) {
    int component = Mixtures.inverse(raw, components, draws.nextUniform());
    double uniform = draws.nextUniform();
    double least = head().minimum();
    double most = head().most(ceiling);
    if (!(most > least)) {
      return least;
    }
    double t = inverse(centre(raw, component), scale(raw, component), uniform);
    double value = least + axis.share(t) * (most - least);
    return Decimals.round(value, least, most);
  }

  /** The quantile of the restricted law, taken from the side where no digits are lost. */
  private static double inverse(double m, double s, double uniform) {
    if (m > 0.5) {
      return 1 - inverse(1 - m, s, 1 - uniform);
    }
    // F(t) = F(0) + uniform (F(1) − F(0)), by odds: F / (1 − F) = e^u.
    double below = 1 / (1 + StrictMath.exp(m / s));
    double above = 1 / (1 + StrictMath.exp((1 - m) / s));
    double upper = above + (1 - uniform) * StrictMath.exp(logRoom(m, s));
    double t;
    if (upper > 0) {
      double lower = below + uniform * StrictMath.exp(logRoom(m, s));
      t = m + s * (StrictMath.log(lower) - StrictMath.log(upper));
    } else {
      // With m far below the interval the law is exponential there.
      t = -s * StrictMath.log1p(uniform * StrictMath.expm1(-1 / s));
    }
    return Math.max(0, Math.min(1, t));
  }
}
