package org.hallmark.metrics.divergence;

import org.hallmark.metrics.statistics.DiscreteLaplaceNoise;

/**
 * The laws of single cells' parts of {@link CorrectedDivergence} where source and generator have
 * the same law.
 *
 * <p>A cell where λ records of the source are expected has a Poisson count of these with discrete
 * Laplace noise, and a Poisson count of λm/n synthetic ones. For large λ its part is c (χ²₁ − 1)
 * with c = ⅛ (1/n + 1/m + σ²/(nλ)). For small λ it is summed up at the nodes of a grid of λ that is
 * filled as it is asked for, and is the mixture of the laws at the nodes beside it.
 */
final class NoisyNullCells {
  /** From so many expected records on, and so many noise deviations, a cell has its limit law. */
  private static final double CROWDED = 60;

  private static final double CROWDED_DEVIATIONS = 12;
  private static final double GRID_RATIO = 1.3;
  private static final double GRID_START = 0.5;

  private final double real;
  private final double synthetic;
  private final DiscreteLaplaceNoise noise;
  private final CorrectedDivergence.Cell cell;
  private final Node[] grid = new Node[200];

  NoisyNullCells(long real, long synthetic, int cells, DiscreteLaplaceNoise noise) {
    this.real = real;
    this.synthetic = synthetic;
    this.noise = noise;
    this.cell = new CorrectedDivergence(noise).cell(real, synthetic, cells);
  }

  /** In nats and squared nats. */
  record Moments(double mean, double variance) {}

  /** Of a cell that holds this share of the source's records. */
  Moments moments(double share) {
    if (isCrowded(share)) {
      double c = unit(share);
      return new Moments(0, 2 * c * c);
    }
    double place = position(share * real);
    int node = (int) Math.floor(place);
    double way = place - node;
    Moments one = node(node).moments;
    Moments other = node(node + 1).moments;
    return new Moments(
        one.mean + way * (other.mean - one.mean),
        one.variance + way * (other.variance - one.variance));
  }

  /** Adds the law of such a cell to a sum. */
  void addTo(CharacteristicSum sum, double share) {
    if (isCrowded(share)) {
      sum.addChiSquare(unit(share));
      return;
    }
    double place = position(share * real);
    int node = (int) Math.floor(place);
    sum.addMixture(node(node).values, node(node + 1).values, place - node);
  }

  private boolean isCrowded(double share) {
    return share * real >= Math.max(CROWDED, CROWDED_DEVIATIONS * noise.deviation())
        && share * synthetic >= CROWDED;
  }

  /** c. */
  private double unit(double share) {
    double variance = share / real + share / synthetic + noise.variance() / (real * real);
    return variance / (8 * share);
  }

  /** 0 for nothing, then even steps of the logarithm. */
  private static double position(double expected) {
    return expected < GRID_START
        ? expected / GRID_START
        : 1 + StrictMath.log(expected / GRID_START) / StrictMath.log(GRID_RATIO);
  }

  private Node node(int index) {
    if (grid[index] == null) {
      double expected = index == 0 ? 0 : GRID_START * StrictMath.pow(GRID_RATIO, index - 1.0);
      WeightedValues values = values(expected);
      grid[index] = new Node(values, moments(values));
    }
    return grid[index];
  }

  /** What a cell with this many expected records can have for its part, with chances. */
  private WeightedValues values(double expected) {
    WeightedValues noisy = WeightedValues.noisy(expected, noise);
    WeightedValues made = WeightedValues.poisson(expected * synthetic / real);
    int width = made.values().length;
    double[] values = new double[noisy.values().length * width];
    double[] weights = new double[values.length];
    double all = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = cell.of(noisy.values()[i / width], made.values()[i % width]);
      weights[i] = noisy.weights()[i / width] * made.weights()[i % width];
      all += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= all;
    }
    return new WeightedValues(values, weights);
  }

  private static Moments moments(WeightedValues values) {
    double mean = 0;
    double square = 0;
    for (int i = 0; i < values.values().length; i++) {
      double weighted = values.weights()[i] * values.values()[i];
      mean += weighted;
      square += weighted * values.values()[i];
    }
    return new Moments(mean, Math.max(0, square - mean * mean));
  }

  /** A cell on the grid. */
  private record Node(WeightedValues values, Moments moments) {}
}
