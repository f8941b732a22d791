package org.hallmark.metrics.divergence;

import java.util.Arrays;
import org.hallmark.metrics.statistics.HypergeometricDraws;
import org.hallmark.provenance.seed.PublicSeed;

/**
 * Random halves and random permutations of counted records, drawn from the counts: which records of
 * a cell are taken does not matter, so no record is read again.
 *
 * @param seed public
 * @param protocol how many of each
 */
record Resampling(PublicSeed seed, Protocol protocol) {
  /** Halves have the draws from 0 on, permutations those from here on. */
  private static final long PERMUTATIONS_FROM = 1L << 32;

  /**
   * The divergences between random halves of the source, estimated in the same way and rescaled to
   * the sizes compared: near 0 a divergence of samples grows as {@link Sizes#unit}.
   *
   * @return nats, one per split
   */
  double[] halves(long[] real, Sizes compared) {
    long half = compared.real() / 2;
    Sizes sizes = new Sizes(half, half, Inefficiency.NONE);
    CellEstimator estimator = PublicDivergence.estimator(protocol.estimator(), sizes);
    double left = NullLaw.of(real, new long[real.length], estimator, sizes).mean();
    double scale = compared.unit() / sizes.unit();
    double[] nats = new double[protocol.halves()];
    for (int i = 0; i < nats.length; i++) {
      long[] both = HypergeometricDraws.split(seed.draws(2L * i), real, 2 * half);
      long[] one = HypergeometricDraws.split(seed.draws(2L * i + 1), both, half);
      nats[i] = (estimator.of(one, less(both, one)) - left) * scale;
    }
    return nats;
  }

  /** (b + 1)/(B + 1), b the permutations whose plug-in is at least that of the data. */
  double permutationP(long[] real, long[] synthetic, Sizes sizes, double plugIn) {
    long[] pooled = new long[real.length];
    Arrays.setAll(pooled, k -> real[k] + synthetic[k]);
    int beyond = 0;
    for (int i = 0; i < protocol.permutations(); i++) {
      long[] one =
          HypergeometricDraws.split(seed.draws(PERMUTATIONS_FROM + i), pooled, sizes.real());
      beyond += PlugIn.of(one, less(pooled, one), sizes) >= plugIn ? 1 : 0;
    }
    return (beyond + 1.0) / (protocol.permutations() + 1.0);
  }

  private static long[] less(long[] all, long[] some) {
    long[] rest = new long[all.length];
    Arrays.setAll(rest, k -> all[k] - some[k]);
    return rest;
  }
}
