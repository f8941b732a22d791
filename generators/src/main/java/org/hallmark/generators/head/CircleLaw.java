package org.hallmark.generators.head;

import org.hallmark.provenance.seed.PublicDraws;

/**
 * A mixture of von Mises laws of an angle: density e^(κ cos(θ − μ)) / (2π I₀(κ)).
 *
 * <p>log I₀(κ) − κ is the logarithm of the mean of e^(κ (cos φ − 1)) over {@value #POINTS}
 * midpoints φ of a half circle: for periodic functions that is exact to 2 I₁₂₈(κ) / I₀(κ), below
 * 2e-7 up to the greatest κ, {@value #MOST}. Outputs: a logit of each component and the two numbers
 * of a vector v, to which a start is added; μ is its direction, and κ = {@value #GAIN} |v| bent to
 * stay below the greatest.
 */
public final class CircleLaw extends Law {
  /** Midpoints of a half circle. */
  public static final int POINTS = 64;

  /** κ stays below. */
  public static final double MOST = 500;

  /** κ of a short vector by its length. */
  public static final double GAIN = 4;

  /** Added to the square of a length, whose root so has a slope everywhere. */
  public static final double LEAST = 1e-6;

  private final int components;

  CircleLaw(Head head) {
    super(head);
    this.components = head.components();
  }

  /** The angle in which a component's vector, of length one half, begins. */
  public static double start(Head head, int component) {
    return 2 * StrictMath.PI * (component + 0.5) / head.components();
  }

  private record Direction(double cosine, double sine, double concentration) {}

  private Direction direction(double[] raw, int component) {
    double start = start(head(), component);
    double x = raw[components + component] + 0.5 * StrictMath.cos(start);
    double y = raw[2 * components + component] + 0.5 * StrictMath.sin(start);
    double length = StrictMath.sqrt(x * x + y * y + LEAST);
    double concentration = GAIN * length * MOST / (MOST + GAIN * length);
    return new Direction(x / length, y / length, concentration);
  }

  @Override
  Target present(double cell, double ceiling) {
    double width = head().maximum() - head().minimum();
    double share = (head().inside(cell, ceiling) - head().minimum()) / width;
    return new Target(2 * StrictMath.PI * share, 1, 1, 0, -StrictMath.log(width));
  }

  @Override
  double logOf(double[] raw, Target target) {
    double[] terms = Mixtures.logSoftmax(raw, 0, components);
    for (int c = 0; c < components; c++) {
      Direction d = direction(raw, c);
      double along =
          d.cosine() * StrictMath.cos(target.value()) + d.sine() * StrictMath.sin(target.value());
      terms[c] += d.concentration() * (along - 1) - logBessel(d.concentration());
    }
    return Mixtures.logSum(terms);
  }

  /** log I₀(κ) − κ. */
  static double logBessel(double concentration) {
    double sum = 0;
    for (int j = 0; j < POINTS; j++) {
      double cosine = StrictMath.cos(StrictMath.PI * (j + 0.5) / POINTS);
      sum += StrictMath.exp(concentration * (cosine - 1));
    }
    return StrictMath.log(sum / POINTS);
  }

  @Override
  double next(double[] raw, double ceiling, PublicDraws draws) {
    Direction d = direction(raw, Mixtures.inverse(raw, components, draws.nextUniform()));
    double angle = StrictMath.atan2(d.sine(), d.cosine()) + aroundZero(d.concentration(), draws);
    double turn = angle / (2 * StrictMath.PI);
    double share = turn - StrictMath.floor(turn);
    double width = head().maximum() - head().minimum();
    return Decimals.round(head().minimum() + share * width, head().minimum(), head().maximum());
  }

  /** By rejection (Best and Fisher 1979, <i>Efficient simulation of the von Mises law</i>). */
  private static double aroundZero(double k, PublicDraws draws) {
    double tau = 1 + StrictMath.sqrt(1 + 4 * k * k);
    double rho = (tau - StrictMath.sqrt(2 * tau)) / (2 * k);
    double r = (1 + rho * rho) / (2 * rho);
    while (true) {
      double z = StrictMath.cos(StrictMath.PI * draws.nextUniform());
      double f = (1 + r * z) / (r + z);
      double c = k * (r - f);
      double u = draws.nextUniform();
      if (c * (2 - c) > u || StrictMath.log(c / u) + 1 >= c) {
        double angle = StrictMath.acos(Math.max(-1, Math.min(1, f)));
        return draws.nextUniform() < 0.5 ? -angle : angle;
      }
    }
  }
}
