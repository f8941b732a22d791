package org.hallmark.privacy.accounting.pld;

import java.util.Arrays;
import org.hallmark.privacy.event.MixtureOfGaussians;

/**
 * P and Q are mixtures of shifts of one log-concave noise, no shift of P below any of Q: the loss
 * rises with the output.
 *
 * <p>So a cell of the loss is an interval of outputs, whose ends Newton's method finds; how far the
 * loss at an end found is from the loss asked for is measured and reported as the cells'
 * displacement.
 */
final class ShiftedNoise implements LossLaw {
  private static final int ATOMS_PER_WIDTH = 48;
  private static final int MOST_ATOMS = 4000;
  private static final int MOST_STEPS = 200;

  private final Noise noise;
  private final Mixture p;
  private final Mixture q;
  private final double lowest;
  private final double highest;

  /**
   * A mixture of shifts.
   *
   * @param centres where the noise is centred
   * @param weights above 0, adding up to 1
   */
  record Mixture(double[] centres, double[] weights) {
    static Mixture single(double centre) {
      return new Mixture(new double[] {centre}, new double[] {1});
    }

    /** 1 with probability {@code rate}, otherwise 0. */
    static Mixture sampled(double rate) {
      return rate == 1
          ? single(1)
          : new Mixture(new double[] {0, 1}, new double[] {1 - rate, rate});
    }

    static Mixture of(MixtureOfGaussians event) {
      return new Mixture(
          event.shifts().stream().mapToDouble(Double::doubleValue).toArray(),
          event.weights().stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** To the other side of 0. */
    Mixture mirrored() {
      return new Mixture(Arrays.stream(centres).map(c -> 0 - c).toArray(), weights);
    }

    double least() {
      return Arrays.stream(centres).min().getAsDouble();
    }

    double most() {
      return Arrays.stream(centres).max().getAsDouble();
    }
  }

  ShiftedNoise(Noise noise, Mixture p, Mixture q) {
    if (p.least() < q.most()) {
      throw new IllegalArgumentException(
          "shifts of p must be at least those of q. Provided value: " + p.least());
    }
    this.noise = noise;
    this.p = p;
    this.q = q;
    lowest = Math.min(0, q.least());
    highest = Math.max(0, p.most());
  }

  @Override
  public double infinite() {
    return 0;
  }

  @Override
  public double least() {
    return loss(Double.NEGATIVE_INFINITY);
  }

  @Override
  public double most() {
    return loss(Double.POSITIVE_INFINITY);
  }

  @Override
  public double atom() {
    double most = Math.max(0, most());
    return Double.isInfinite(most) ? 0 : most;
  }

  @Override
  public double lowerCut(double mass) {
    return Math.max(least(), loss(lowest - noise.reach(mass)));
  }

  @Override
  public double upperCut(double mass) {
    return Math.min(most(), loss(highest + noise.reach(mass)));
  }

  @Override
  public Sketch sketch(double mass) {
    double from = lowest - noise.reach(mass);
    double to = highest + noise.reach(mass);
    int count =
        (int) Math.min(MOST_ATOMS, Math.ceil((to - from) / noise.width() * ATOMS_PER_WIDTH) + 16);
    double[] losses = new double[count + 2];
    double[] masses = new double[count + 2];
    double step = (to - from) / count;
    for (int i = 0; i < count; i++) {
      losses[i] = loss(from + (i + 0.5) * step);
      masses[i] = mass(p, from + i * step, from + (i + 1) * step);
    }
    losses[count] = loss(from);
    masses[count] = mass(p, Double.NEGATIVE_INFINITY, from);
    losses[count + 1] = loss(to);
    masses[count + 1] = mass(p, to, Double.POSITIVE_INFINITY);
    return new Sketch(losses, masses);
  }

  @Override
  public Cells cells(double start, double step, int count) {
    double[] massesP = new double[count];
    double[] massesQ = new double[count];
    Ends ends = new Ends();
    double below = ends.next(start);
    double pBelow = mass(p, Double.NEGATIVE_INFINITY, below);
    for (int i = 0; i < count; i++) {
      double above = ends.next(start + (i + 1) * step);
      if (above > below) {
        massesP[i] = mass(p, below, above);
        massesQ[i] = mass(q, below, above);
      }
      below = above;
    }
    double pAbove = mass(p, below, Double.POSITIVE_INFINITY);
    double qAbove = mass(q, below, Double.POSITIVE_INFINITY);
    return new Cells(
        massesP,
        massesQ,
        pBelow,
        pAbove,
        qAbove,
        noise.relativeError(ends.farthest + highest - lowest),
        ends.displacement + lossRounding(ends.farthest));
  }

  private double mass(Mixture mixture, double from, double to) {
    double sum = 0;
    for (int i = 0; i < mixture.centres.length; i++) {
      sum += mixture.weights[i] * noise.mass(from, to, mixture.centres[i]);
    }
    return sum;
  }

  private double loss(double x) {
    return logMixture(p, x) - logMixture(q, x);
  }

  private double lossRounding(double x) {
    double exponents =
        Math.abs(noise.logRatio(x, highest))
            + Math.abs(noise.logRatio(x, lowest))
            + Math.abs(noise.logRatio(-x, highest))
            + Math.abs(noise.logRatio(-x, lowest));
    return Rounding.UNIT * 8 * (exponents + 4 + p.centres.length + q.centres.length);
  }

  /** log of the mixture's density over the density around 0. */
  private double logMixture(Mixture mixture, double x) {
    if (mixture.centres.length == 1) {
      return noise.logRatio(x, mixture.centres[0]);
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (double centre : mixture.centres) {
      largest = Math.max(largest, noise.logRatio(x, centre));
    }
    if (Double.isInfinite(largest)) {
      return largest;
    }
    double sum = 0;
    for (int i = 0; i < mixture.centres.length; i++) {
      double exponent = noise.logRatio(x, mixture.centres[i]) - largest;
      sum += mixture.weights[i] * (exponent == 0 ? 1 : StrictMath.exp(exponent));
    }
    return largest + StrictMath.log(sum);
  }

  private double slope(Mixture mixture, double x) {
    if (mixture.centres.length == 1) {
      return noise.slope(x, mixture.centres[0]);
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (double centre : mixture.centres) {
      largest = Math.max(largest, noise.logRatio(x, centre));
    }
    double sum = 0;
    double slopes = 0;
    for (int i = 0; i < mixture.centres.length; i++) {
      double weight =
          mixture.weights[i] * StrictMath.exp(noise.logRatio(x, mixture.centres[i]) - largest);
      sum += weight;
      slopes += weight * noise.slope(x, mixture.centres[i]);
    }
    return slopes / sum;
  }

  /** The outputs at which the loss passes rising values. */
  private final class Ends {
    private final double least = least();
    private final double most = most();
    private double last = Double.NEGATIVE_INFINITY;
    private double farthest;
    private double displacement;

    double next(double loss) {
      if (loss < least) {
        return Double.NEGATIVE_INFINITY;
      }
      if (loss >= most) {
        return Double.POSITIVE_INFINITY;
      }
      double low = last == Double.NEGATIVE_INFINITY ? bracketBelow(loss) : last;
      double x = solve(loss, low, bracketAbove(loss, low));
      last = x;
      farthest = Math.max(farthest, Math.abs(x));
      displacement = Math.max(displacement, Math.abs(loss(x) - loss));
      return x;
    }

    private double bracketBelow(double loss) {
      double step = noise.width();
      double low = lowest - step;
      for (int i = 0; i < MOST_STEPS && loss(low) > loss; i++) {
        step *= 2;
        low -= step;
      }
      return low;
    }

    private double bracketAbove(double loss, double low) {
      double step = Math.max(noise.width() * 1e-3, (loss - loss(low)) / Math.max(slope(low), 1e-9));
      step = Math.min(step * 1.0001, noise.width());
      double high = low + step;
      for (int i = 0; i < MOST_STEPS && loss(high) < loss; i++) {
        step *= 2;
        high += step;
      }
      return high;
    }

    private double slope(double x) {
      return ShiftedNoise.this.slope(p, x) - ShiftedNoise.this.slope(q, x);
    }

    private double solve(double loss, double from, double to) {
      double low = from;
      double high = to;
      double x = low + (high - low) / 2;
      double guess = low + (loss - loss(low)) / slope(low);
      x = guess > low && guess < high ? guess : x;
      for (int i = 0; i < MOST_STEPS; i++) {
        double residual = loss(x) - loss;
        if (Math.abs(residual) <= 4 * Rounding.UNIT * (1 + Math.abs(loss))
            || high <= Math.nextUp(low)) {
          return x;
        }
        if (residual > 0) {
          high = x;
        } else {
          low = x;
        }
        double newton = x - residual / slope(x);
        x = newton > low && newton < high ? newton : low + (high - low) / 2;
        if (x == low || x == high) {
          return x;
        }
      }
      return x;
    }
  }
}
