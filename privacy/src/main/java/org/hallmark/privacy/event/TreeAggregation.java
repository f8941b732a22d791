package org.hallmark.privacy.event;

import java.util.Map;
import java.util.SortedMap;

/**
 * Running sums over the steps of one epoch, from a binary tree of noisy partial sums: N(0, σ²) is
 * added in every node (Kairouz, McMahan, Song, Thakkar, Thakurta and Xu 2021, <i>Practical and
 * private (deep) learning without sampling or shuffling</i>, appendix D).
 *
 * <p>A unit contributes to one step at most, so to one leaf and the nodes above it: as many
 * Gaussian looks as the tree is high. Several trees of one epoch count as the largest of them;
 * epochs count by {@code count}. The steps of the other units must not hang on whether a unit is
 * there: never under {@link Adjacency#ADD_OR_REMOVE}.
 *
 * @param noiseMultiplier σ divided by the clipping norm
 * @param steps leaves of the largest tree, at least 1
 * @param count epochs
 */
public record TreeAggregation(double noiseMultiplier, long steps, long count)
    implements PrivacyEvent {
  static final String ID = "tree-aggregation";

  public TreeAggregation {
    Parameters.requirePositive(Parameters.NOISE_MULTIPLIER, noiseMultiplier);
    if (steps < 1 || steps > 1L << 53) {
      throw new IllegalArgumentException("steps must be in [1, 2^53]. Provided value: " + steps);
    }
    Parameters.requireCount(count);
  }

  @Override
  public String mechanism() {
    return ID;
  }

  @Override
  public SortedMap<String, Double> parameters() {
    return Parameters.of(
        Map.of(Parameters.NOISE_MULTIPLIER, noiseMultiplier, Parameters.STEPS, (double) steps),
        count);
  }

  @Override
  public TreeAggregation once() {
    return new TreeAggregation(noiseMultiplier, steps, 1);
  }

  /** The most nodes that one unit contributes to: ⌈log₂(steps + 1)⌉. */
  public int height() {
    return Long.SIZE - Long.numberOfLeadingZeros(steps);
  }
}
