package org.hallmark.metrics.divergence;

import java.util.stream.IntStream;
import org.hallmark.metrics.statistics.BinomialDraws;
import org.hallmark.metrics.statistics.DiscreteLaplaceNoise;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.provenance.seed.PublicSeed;

/**
 * What the estimator would have said, had the observed histograms been the truth: draws at the same
 * sizes with the same noise, from the noisy real histogram clipped at 0. All draws are public.
 */
final class Simulation {
  /** Ten of them lie beyond the 95 % quantile. */
  static final int DRAWS = 200;

  private final double[] real;
  private final long realSize;
  private final long syntheticSize;
  private final DiscreteLaplaceNoise noise;
  private final CorrectedDivergence estimator;
  private final PublicSeed seed;

  Simulation(long[] noisy, long[] synthetic, DiscreteLaplaceNoise noise, PublicSeed seed) {
    this.real = law(noisy);
    this.realSize = CorrectedDivergence.sum(noisy);
    this.syntheticSize = CorrectedDivergence.sum(synthetic);
    this.noise = noise;
    this.estimator = new CorrectedDivergence(noise);
    this.seed = seed;
  }

  /** Counts as a law; negative counts are clipped to 0, and one at least must be positive. */
  static double[] law(long[] counts) {
    double sum = 0;
    for (long count : counts) {
      sum += Math.max(0, count);
    }
    if (sum == 0) {
      throw new IllegalArgumentException("counts must have a positive one. Provided value: none");
    }
    double[] law = new double[counts.length];
    for (int k = 0; k < counts.length; k++) {
      law[k] = Math.max(0, counts[k]) / sum;
    }
    return law;
  }

  /** Estimates for a generator that draws from the source's own law. */
  double[] perfect() {
    return draw();
  }

  private double[] draw() {
    return IntStream.range(0, DRAWS).mapToDouble(i -> estimate(seed.draws(i))).toArray();
  }

  private double estimate(PublicDraws draws) {
    long[] noisy = BinomialDraws.multinomial(draws, realSize, real);
    for (int k = 0; k < noisy.length; k++) {
      noisy[k] += noise.draw(draws);
    }
    return estimator.of(noisy, BinomialDraws.multinomial(draws, syntheticSize, real));
  }
}
