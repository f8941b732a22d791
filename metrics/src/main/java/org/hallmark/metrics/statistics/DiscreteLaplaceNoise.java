package org.hallmark.metrics.statistics;

import org.hallmark.provenance.seed.PublicDraws;

/**
 * The law of the noise on one count: P(k) ∝ exp(−|k|/t). Scale 0 stands for no noise.
 *
 * <p>Here it is only reasoned about and simulated with public draws; the noise that protects a
 * record is drawn elsewhere, from another kind of randomness.
 *
 * @param scale t, in counts
 */
public record DiscreteLaplaceNoise(double scale) {
  public DiscreteLaplaceNoise {
    if (!(scale >= 0 && scale <= 1e12)) {
      throw new IllegalArgumentException("scale must be in [0, 1e12]. Provided value: " + scale);
    }
  }

  /** 2ρ/(1−ρ)² with ρ = exp(−1/t), in squared counts. */
  public double variance() {
    if (scale == 0) {
      return 0;
    }
    double gap = -StrictMath.expm1(-1 / scale);
    return 2 * (1 - gap) / (gap * gap);
  }

  public double deviation() {
    return StrictMath.sqrt(variance());
  }

  /** The least k with P(|noise| > k) = 2ρ^(k+1)/(1+ρ) at most {@code chance}, in counts. */
  public long beyond(double chance) {
    if (!(chance > 0 && chance < 1)) {
      throw new IllegalArgumentException("chance must be in (0, 1). Provided value: " + chance);
    }
    if (scale == 0) {
      return 0;
    }
    double ratio = StrictMath.exp(-1 / scale);
    double least = -scale * StrictMath.log(chance * (1 + ratio) / 2) - 1;
    return (long) StrictMath.max(0, StrictMath.ceil(least));
  }

  /** One draw: the difference of two geometric variables. */
  public long draw(PublicDraws draws) {
    return scale == 0 ? 0 : geometric(draws) - geometric(draws);
  }

  /** P(G ≥ k) = exp(−k/t), by inversion. */
  private long geometric(PublicDraws draws) {
    return (long) (-scale * StrictMath.log(draws.nextUniform()));
  }
}
