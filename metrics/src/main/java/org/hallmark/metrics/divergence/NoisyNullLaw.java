package org.hallmark.metrics.divergence;

import java.util.function.LongToDoubleFunction;
import org.hallmark.metrics.statistics.DiscreteLaplaceNoise;
import org.hallmark.metrics.statistics.LogFactorial;
import org.hallmark.metrics.statistics.NoncentralChiSquare;

/**
 * The law of {@link CorrectedDivergence} where source and generator have the same law, by its first
 * moments: summed up cell by cell over what a cell's noisy and synthetic counts can be, not drawn.
 *
 * <p>A cell where λ records of the source are expected has a Poisson count of these with discrete
 * Laplace noise, and a Poisson count of λm/n synthetic ones. For large λ its part is c (χ²₁ − 1)
 * with c = ⅛ (1/n + 1/m + σ²/(nλ)). For small λ its moments are summed on a grid of λ, and
 * interpolated. That both sizes are fixed takes one of the degrees of freedom away.
 *
 * @param mean in nats
 * @param variance in squared nats
 * @param third central moment, in cubed nats
 */
record NoisyNullLaw(double mean, double variance, double third) {
  /** From so many expected records on, and so many noise deviations, a cell has its limit law. */
  private static final double CROWDED = 60;

  private static final double CROWDED_DEVIATIONS = 12;

  /** Deviations to either side over which counts are summed, and steps for each. */
  private static final double FAR = 5;

  private static final double STEPS_PER_DEVIATION = 2;

  /** Noise reaches further out: a chance of e^−9 is left. */
  private static final double FAR_NOISE = 9;

  private static final double GRID_RATIO = 1.3;
  private static final double GRID_START = 0.5;

  /**
   * Of source and generator that both have the given law.
   *
   * @param law shares of the cells
   * @param table of the cells' moments
   */
  static NoisyNullLaw of(double[] law, Table table) {
    double mean = 0;
    double variance = 0;
    double third = 0;
    int occupied = 0;
    for (double share : law) {
      NoisyNullLaw cell = table.at(share);
      mean += cell.mean;
      variance += cell.variance;
      third += cell.third;
      occupied += share > 0 ? 1 : 0;
    }
    double fixed = (occupied - 1.0) / occupied;
    return new NoisyNullLaw(mean, variance * fixed, third * fixed);
  }

  /** The variance of an estimate whose mean was taken out: half of that counts as not known. */
  double spread() {
    return variance + mean * mean / 4;
  }

  /**
   * Does an estimate, its mean taken out, lie above all but 2.5 % of this law, taken as c (χ²_ν −
   * ν) of its moments?
   */
  boolean isExceededBy(double estimate) {
    double unit = third / (4 * variance);
    if (!(unit > 0)) {
      return true;
    }
    double freedom = variance / (2 * unit * unit);
    return NoncentralChiSquare.cumulative(estimate / unit + freedom, freedom, 0) > 0.975;
  }

  /** Moments of a cell by its expected count, on a grid that is filled as it is asked for. */
  static final class Table {
    private final double real;
    private final double synthetic;
    private final DiscreteLaplaceNoise noise;
    private final CorrectedDivergence.Cell cell;
    private final NoisyNullLaw[] grid = new NoisyNullLaw[200];

    Table(long real, long synthetic, int cells, DiscreteLaplaceNoise noise) {
      this.real = real;
      this.synthetic = synthetic;
      this.noise = noise;
      this.cell = new CorrectedDivergence(noise).cell(real, synthetic, cells);
    }

    /** Of a cell that holds this share of the source's records. */
    NoisyNullLaw at(double share) {
      double expected = share * real;
      double least = Math.max(CROWDED, CROWDED_DEVIATIONS * noise.deviation());
      if (expected >= least && share * synthetic >= CROWDED) {
        double variance = share / real + share / synthetic + noise.variance() / (real * real);
        double c = variance / (8 * share);
        return new NoisyNullLaw(0, 2 * c * c, 8 * c * c * c);
      }
      double place = position(expected);
      int node = (int) Math.floor(place);
      return between(node(node), node(node + 1), place - node);
    }

    /** 0 for nothing, then even steps of the logarithm. */
    private static double position(double expected) {
      return expected < GRID_START
          ? expected / GRID_START
          : 1 + StrictMath.log(expected / GRID_START) / StrictMath.log(GRID_RATIO);
    }

    private static NoisyNullLaw between(NoisyNullLaw one, NoisyNullLaw other, double way) {
      return new NoisyNullLaw(
          one.mean + way * (other.mean - one.mean),
          one.variance + way * (other.variance - one.variance),
          one.third + way * (other.third - one.third));
    }

    private NoisyNullLaw node(int index) {
      if (grid[index] == null) {
        grid[index] =
            moments(index == 0 ? 0 : GRID_START * StrictMath.pow(GRID_RATIO, index - 1.0));
      }
      return grid[index];
    }

    private NoisyNullLaw moments(double expected) {
      Weighted noisy = Weighted.noisy(expected, noise);
      Weighted made = Weighted.poisson(expected * synthetic / real);
      double mean = 0;
      double square = 0;
      double cube = 0;
      double weights = 0;
      for (int i = 0; i < noisy.counts.length; i++) {
        for (int j = 0; j < made.counts.length; j++) {
          double weight = noisy.weights[i] * made.weights[j];
          double value = cell.of(noisy.counts[i], made.counts[j]);
          weights += weight;
          mean += weight * value;
          square += weight * value * value;
          cube += weight * value * value * value;
        }
      }
      mean /= weights;
      square /= weights;
      cube /= weights;
      return new NoisyNullLaw(
          mean,
          Math.max(0, square - mean * mean),
          cube - 3 * mean * square + 2 * mean * mean * mean);
    }
  }

  /** Counts at even distances, with weights in proportion to their chance. */
  private record Weighted(double[] counts, double[] weights) {

    static Weighted poisson(double mean) {
      double deviation = StrictMath.sqrt(mean);
      long first = (long) Math.max(0, Math.floor(mean - FAR * deviation));
      long last = (long) Math.ceil(mean + FAR * deviation) + (mean > 0 ? 2 : 0);
      return spread(first, last, deviation, k -> logPoisson(k, mean));
    }

    /** A Poisson count with noise; the chances of both are added up over the Poisson count. */
    static Weighted noisy(double mean, DiscreteLaplaceNoise noise) {
      Weighted plain = poisson(mean);
      double scale = noise.scale();
      double deviation = StrictMath.sqrt(mean + noise.variance());
      double[] ends = plain.counts;
      long reach = (long) Math.ceil(FAR_NOISE * scale);
      return spread(
          (long) ends[0] - reach,
          (long) ends[ends.length - 1] + reach,
          deviation,
          a -> {
            double sum = 0;
            for (int i = 0; i < ends.length; i++) {
              double distance = Math.abs(a - ends[i]);
              sum += plain.weights[i] * StrictMath.exp(-distance / scale);
            }
            return StrictMath.log(sum);
          });
    }

    private static Weighted spread(
        long first, long last, double deviation, LongToDoubleFunction log) {
      long step = (long) Math.max(1, Math.floor(deviation / STEPS_PER_DEVIATION));
      int size = (int) ((last - first) / step) + 1;
      double[] counts = new double[size];
      double[] weights = new double[size];
      for (int i = 0; i < size; i++) {
        counts[i] = first + i * step;
        weights[i] = StrictMath.exp(log.applyAsDouble(first + i * step));
      }
      return new Weighted(counts, weights);
    }

    private static double logPoisson(long k, double mean) {
      return mean == 0 ? 0 : k * StrictMath.log(mean) - mean - LogFactorial.of(k);
    }
  }
}
