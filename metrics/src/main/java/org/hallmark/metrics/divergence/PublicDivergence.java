package org.hallmark.metrics.divergence;

import java.util.Optional;
import org.hallmark.metrics.divergence.Measurement.Estimate;
import org.hallmark.metrics.divergence.Measurement.NotEstimable;
import org.hallmark.metrics.divergence.Protocol.Estimator;
import org.hallmark.metrics.divergence.Protocol.Merging;
import org.hallmark.metrics.statistics.Intervals;
import org.hallmark.metrics.statistics.Moments;
import org.hallmark.provenance.seed.PublicSeed;

/**
 * The Jensen–Shannon divergence between two exact histograms on the same cells, in bits with equal
 * weights, with all that qualifies it. It is a pure function of counts, protocol and public seed.
 *
 * <p>The estimate is that of the protocol's {@link CellEstimator}, less what is left of its bias
 * where both laws are the same ({@link NullLaw}: summed up over the pooled records, not drawn); the
 * interval is {@link ChiSquareInterval}. It is not a bootstrap: where the divergence is near 0, a
 * percentile bootstrap of the plug-in never holds the truth.
 *
 * @param measurement the divergence, or why there is none
 * @param comparison what else is published
 *     <pre>{@code
 * long[] real = {120, 340, 410, 130};
 * long[] synthetic = {98, 371, 402, 129};
 * PublicSeed seed = PublicSeed.derive(Digest.of("my plan".getBytes(UTF_8)), "divergence speed");
 * PublicDivergence found =
 *     PublicDivergence.of(
 *         Shape.line(4), real, synthetic, Protocol.NAMED, Inefficiency.NONE, seed);
 * if (found.measurement() instanceof Measurement.Estimate estimate) {
 *   System.out.println(estimate.divergence() + " bit, floor " + estimate.floor().upper());
 * }
 * }</pre>
 */
public record PublicDivergence(Measurement measurement, Comparison comparison) {
  /** Kind of the {@link Floor}: random halves of the source against each other. */
  public static final String REAL_VERSUS_REAL = "real-vs-real";

  private static final double LN_2 = StrictMath.log(2);

  /**
   * Compares two histograms.
   *
   * @param shape which cells are neighbours
   * @param real counts of the source
   * @param synthetic counts of the synthetic data
   */
  public static PublicDivergence of(
      Shape shape,
      long[] real,
      long[] synthetic,
      Protocol protocol,
      Inefficiency inefficiency,
      PublicSeed seed) {
    require(shape, real);
    require(shape, synthetic);
    MergedCells cells =
        protocol.merging() == Merging.NEIGHBOURS
            ? MergedCells.neighbours(shape, real, synthetic, inefficiency)
            : MergedCells.none(real, synthetic);
    Crowding crowding = Crowding.of(cells.real(), cells.synthetic(), inefficiency);
    Sizes sizes = new Sizes(crowding.real(), crowding.synthetic(), inefficiency);
    Optional<String> refusal = crowding.refusal().or(() -> unfit(protocol.estimator(), sizes));
    return refusal.isPresent()
        ? refused(refusal.get(), protocol, cells, crowding, sizes)
        : estimated(protocol, cells, crowding, sizes, seed);
  }

  /**
   * What the estimate of {@link #of} follows, for tests at other levels than the interval's; none
   * where there is no estimate.
   */
  public static Optional<DivergenceLaw> law(
      Shape shape, long[] real, long[] synthetic, Protocol protocol, Inefficiency inefficiency) {
    require(shape, real);
    require(shape, synthetic);
    MergedCells cells =
        protocol.merging() == Merging.NEIGHBOURS
            ? MergedCells.neighbours(shape, real, synthetic, inefficiency)
            : MergedCells.none(real, synthetic);
    Crowding crowding = Crowding.of(cells.real(), cells.synthetic(), inefficiency);
    Sizes sizes = new Sizes(crowding.real(), crowding.synthetic(), inefficiency);
    Optional<String> refusal = crowding.refusal().or(() -> unfit(protocol.estimator(), sizes));
    return refusal.isPresent() ? Optional.empty() : Optional.of(law(protocol, cells, sizes));
  }

  private static DivergenceLaw law(Protocol protocol, MergedCells cells, Sizes sizes) {
    CellEstimator estimator = estimator(protocol.estimator(), sizes);
    NullLaw equal = NullLaw.of(cells.real(), cells.synthetic(), estimator, sizes);
    double plugIn = PlugIn.of(cells.real(), cells.synthetic(), sizes);
    return new DivergenceLaw(
        estimator.of(cells.real(), cells.synthetic()) - equal.mean(),
        equal.variance(),
        DeltaMethod.growth(cells.real(), cells.synthetic(), sizes, plugIn),
        DivergenceLaw.Lower.INVERTED);
  }

  private static Optional<String> unfit(Estimator estimator, Sizes sizes) {
    boolean fits =
        estimator == Estimator.JACKKNIFE
            || sizes.real() == sizes.synthetic() && sizes.inefficiency().equals(Inefficiency.NONE);
    return fits
        ? Optional.empty()
        : Optional.of(
            "Grassberger's estimator needs as many synthetic records as real ones, all independent");
  }

  private static PublicDivergence refused(
      String reason, Protocol protocol, MergedCells cells, Crowding crowding, Sizes sizes) {
    boolean both = sizes.real() > 0 && sizes.synthetic() > 0;
    return new PublicDivergence(
        new NotEstimable(reason),
        comparison(
            protocol,
            cells,
            crowding,
            sizes,
            both
                ? Optional.of(PlugIn.of(cells.real(), cells.synthetic(), sizes))
                : Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static PublicDivergence estimated(
      Protocol protocol, MergedCells cells, Crowding crowding, Sizes sizes, PublicSeed seed) {
    long[] real = cells.real();
    long[] synthetic = cells.synthetic();
    double plugIn = PlugIn.of(real, synthetic, sizes);
    DivergenceLaw law = law(protocol, cells, sizes);
    double divergence = law.estimate();
    ChiSquareInterval interval = ChiSquareInterval.of(divergence, law.nearZero(), law.growth());
    Resampling resampling = new Resampling(seed, protocol);
    Optional<Double> p =
        sizes.inefficiency().equals(Inefficiency.NONE)
            ? Optional.of(resampling.permutationP(real, synthetic, sizes, plugIn))
            : Optional.empty();
    return new PublicDivergence(
        new Estimate(
            divergence / LN_2,
            bits(interval.lower()),
            bits(interval.upper()),
            floor(resampling.halves(real, sizes))),
        comparison(
            protocol,
            cells,
            crowding,
            sizes,
            Optional.of(plugIn),
            p,
            Optional.of(
                EquivalentSize.of(
                    divergence, interval, crowding.occupied(), sizes.effectiveSynthetic()))));
  }

  static CellEstimator estimator(Estimator estimator, Sizes sizes) {
    return estimator == Estimator.JACKKNIFE ? new Jackknife(sizes) : new Grassberger(sizes.real());
  }

  private static Floor floor(double[] nats) {
    return new Floor(
        REAL_VERSUS_REAL,
        Moments.mean(nats) / LN_2,
        Moments.quantile(nats, Intervals.LEVEL) / LN_2);
  }

  private static Comparison comparison(
      Protocol protocol,
      MergedCells cells,
      Crowding crowding,
      Sizes sizes,
      Optional<Double> plugIn,
      Optional<Double> permutationP,
      Optional<EquivalentSize> equivalentSize) {
    return new Comparison(
        protocol,
        sizes.real(),
        sizes.synthetic(),
        sizes.inefficiency(),
        sizes.effectiveReal(),
        sizes.effectiveSynthetic(),
        crowding.occupied(),
        cells.starts(),
        plugIn.map(PublicDivergence::bits),
        permutationP,
        equivalentSize);
  }

  private static double bits(double nats) {
    return Math.min(1, Math.max(0, nats / LN_2));
  }

  private static void require(Shape shape, long[] counts) {
    if (counts.length != shape.cells()) {
      throw new IllegalArgumentException(
          "counts must have " + shape.cells() + " cells. Provided value: " + counts.length);
    }
    for (long count : counts) {
      if (count < 0) {
        throw new IllegalArgumentException("counts must not be negative. Provided value: " + count);
      }
    }
  }
}
