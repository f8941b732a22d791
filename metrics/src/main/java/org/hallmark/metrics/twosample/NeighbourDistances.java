package org.hallmark.metrics.twosample;

import java.util.Arrays;
import java.util.Optional;
import org.hallmark.metrics.statistics.Moments;
import org.hallmark.provenance.seed.PublicSeed;

/**
 * How far records lie from the nearest training record, in standard deviations, and how that
 * compares with the second nearest. It is a description: data can look well here and yet give their
 * training records away [arXiv:2505.01524], so no threshold, interval or verdict goes with it.
 *
 * @param estimator id of the description and its version
 * @param training training records used
 * @param synthetic of the synthetic records
 * @param heldOut of held-out real records, for comparison; absent where there are none
 * @param incomplete records left out for want of a finite value
 */
public record NeighbourDistances(
    String estimator,
    long training,
    Optional<Summary> synthetic,
    Optional<Summary> heldOut,
    long incomplete) {
  /** Id of this description. */
  public static final String ID = "neighbour-distances-v1";

  /**
   * Of one sample.
   *
   * @param records used
   * @param nearest5 5 % quantile of the distance to the nearest training record
   * @param nearest50 median of it
   * @param ratio5 5 % quantile of that distance over that to the second nearest; 1 where both are 0
   * @param ratio50 median of the ratio
   */
  public record Summary(
      long records, double nearest5, double nearest50, double ratio5, double ratio50) {}

  /** Describes; all samples are of the same quantities. */
  public static NeighbourDistances of(
      Points training, Points synthetic, Optional<Points> heldOut, PublicSeed seed) {
    long incomplete =
        training.incomplete() + synthetic.incomplete() + heldOut.map(Points::incomplete).orElse(0L);
    int most = Neighbours.most(training);
    Points known = training.some(most, seed.draws(0));
    if (known.size() < 2) {
      return new NeighbourDistances(
          ID, known.size(), Optional.empty(), Optional.empty(), incomplete);
    }
    Scaling scaling = Scaling.of(known.rows());
    Neighbours neighbours = new Neighbours(scaling.of(known));
    return new NeighbourDistances(
        ID,
        known.size(),
        summary(neighbours, scaling, synthetic.some(most, seed.draws(1))),
        heldOut.flatMap(fresh -> summary(neighbours, scaling, fresh.some(most, seed.draws(2)))),
        incomplete);
  }

  private static Optional<Summary> summary(Neighbours neighbours, Scaling scaling, Points points) {
    double[][] found =
        scaling.of(points).stream().map(neighbours::nearest).toArray(double[][]::new);
    if (found.length == 0) {
      return Optional.empty();
    }
    double[] nearest = Arrays.stream(found).mapToDouble(d -> d[0]).toArray();
    double[] ratio = Arrays.stream(found).mapToDouble(d -> d[1] == 0 ? 1 : d[0] / d[1]).toArray();
    return Optional.of(
        new Summary(
            found.length,
            Moments.quantile(nearest, 0.05),
            Moments.quantile(nearest, 0.5),
            Moments.quantile(ratio, 0.05),
            Moments.quantile(ratio, 0.5)));
  }
}
