package org.hallmark.privacy.mechanism;

import org.hallmark.privacy.entropy.PrivateStream;

/**
 * Exact draws of the discrete Laplace law P(k) ∝ exp(−|k|/t) for a rational t, by integer
 * arithmetic on random bits alone: algorithm 2 of Canonne, Kamath and Steinke 2020, <i>The discrete
 * Gaussian for differential privacy</i>. No floating-point number is in the path, so the law is the
 * one that is accounted for, up to the quality of the bits.
 *
 * <p>The time of a draw depends on the draw; draw where nobody watches the clock.
 *
 * @param scale t
 */
public record DiscreteLaplaceSampler(Rational scale) implements IntegerNoise {

  @Override
  public long draw(PrivateStream bits) {
    long a = scale.numerator();
    while (true) {
      long u = bits.nextBelow(a);
      if (!ExactCoins.bernoulliExp(u, a, bits)) {
        continue;
      }
      long v = 0;
      while (ExactCoins.bernoulliExp(1, 1, bits)) {
        v = Math.addExact(v, 1);
      }
      long magnitude = Math.addExact(u, Math.multiplyExact(a, v)) / scale.denominator();
      boolean negative = bits.nextBelow(2) == 1;
      if (!negative) {
        return magnitude;
      }
      if (magnitude != 0) {
        return -magnitude;
      }
    }
  }

  /** P(|k| > w) = 2·exp(−(w + 1)/t)/(1 + exp(−1/t)). */
  @Override
  public long margin(double confidence) {
    double t = scale.toDouble();
    double edge = StrictMath.log((1 - confidence) * (1 + StrictMath.exp(-1 / t)) / 2);
    return (long) Math.max(0, Math.ceil(-t * edge - 1));
  }
}
