package org.hallmark.privacy.mechanism;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.hallmark.privacy.entropy.PrivateStream;

/**
 * Exact draws of the discrete Gaussian law P(k) ∝ exp(−k²/2σ²) for a decimal σ², by integer
 * arithmetic on random bits alone: algorithm 3 of Canonne, Kamath and Steinke 2020, <i>The discrete
 * Gaussian for differential privacy</i>. A discrete Laplace draw Y of scale t = ⌊σ⌋ + 1 is kept
 * with probability exp(−(|Y| − σ²/t)²/2σ²), else drawn again.
 *
 * <p>With σ² = n/d that exponent is (|Y|·t·d − n)² / 2ndt², which is computed in 64 bits where it
 * fits and in big integers where it does not: the law is the same.
 *
 * <p>The time of a draw depends on the draw; draw where nobody watches the clock.
 */
public final class DiscreteGaussianSampler implements IntegerNoise {
  /** Below it, a denominator times any count of coins that will ever be thrown fits in a long. */
  private static final int DENOMINATOR_BITS = 56;

  /** A number below it has a square that fits in a long. */
  private static final long ROOT = 1L << 31;

  /** Largest number of bits of σ. */
  private static final int MOST_SIGMA_BITS = 52;

  private static final double WIDE = 0x1p32;

  private final BigDecimal variance;
  private final DiscreteLaplaceSampler proposals;
  private final BigInteger n;
  private final BigInteger td;
  private final BigInteger denominator;
  private final long smallReach;

  private DiscreteGaussianSampler(BigDecimal variance) {
    this.variance = variance;
    BigInteger above = variance.unscaledValue();
    BigInteger below = BigInteger.ONE;
    if (variance.scale() > 0) {
      below = BigInteger.TEN.pow(variance.scale());
    } else {
      above = above.multiply(BigInteger.TEN.pow(-variance.scale()));
    }
    BigInteger divisor = above.gcd(below);
    n = above.divide(divisor);
    BigInteger d = below.divide(divisor);
    BigInteger t = n.divide(d).sqrt().add(BigInteger.ONE);
    td = t.multiply(d);
    denominator = n.multiply(td).multiply(t).shiftLeft(1);
    proposals = new DiscreteLaplaceSampler(new Rational(t.longValueExact(), 1));
    smallReach = smallReach();
  }

  /**
   * The sampler of a variance.
   *
   * @param variance σ², above 0 and below 2^104, of at most 100 digits after the point
   */
  public static DiscreteGaussianSampler of(BigDecimal variance) {
    boolean good =
        variance.signum() > 0
            && variance.precision() - variance.scale() < 33
            && variance.scale() <= 100
            && variance.toBigInteger().bitLength() <= 2 * MOST_SIGMA_BITS;
    if (!good) {
      throw new IllegalArgumentException(
          "variance must be above 0 and below 2^104. Provided value: " + variance);
    }
    return new DiscreteGaussianSampler(variance.stripTrailingZeros());
  }

  /** σ², exactly. */
  public BigDecimal variance() {
    return variance;
  }

  @Override
  public long draw(PrivateStream bits) {
    long y = proposals.draw(bits);
    while (!keeps(Math.abs(y), bits)) {
      y = proposals.draw(bits);
    }
    return y;
  }

  /** Summed up where that is quick; else from P(|k| ≥ w) ≤ 2·exp(−w²/2σ²), which is wider. */
  @Override
  public long margin(double confidence) {
    double twice = 2 * variance.doubleValue();
    if (twice > WIDE) {
      return (long) Math.ceil(StrictMath.sqrt(twice * StrictMath.log(2 / (1 - confidence))));
    }
    double wanted = confidence * total(twice);
    double mass = 1;
    long w = 0;
    while (mass < wanted) {
      w++;
      mass += 2 * StrictMath.exp(-(double) w * w / twice);
    }
    return w;
  }

  /** Σ exp(−k²/2σ²) over all k: √(2πσ²) to within exp(−2π²σ²) of itself. */
  private static double total(double twice) {
    if (twice > 8) {
      return StrictMath.sqrt(StrictMath.PI * twice);
    }
    double sum = 1;
    for (int k = 1; k <= 40; k++) {
      sum += 2 * StrictMath.exp(-(double) k * k / twice);
    }
    return sum;
  }

  private boolean keeps(long magnitude, PrivateStream bits) {
    return magnitude <= smallReach ? keepsSmall(magnitude, bits) : keepsLarge(magnitude, bits);
  }

  private boolean keepsSmall(long magnitude, PrivateStream bits) {
    long root = magnitude * td.longValue() - n.longValue();
    long square = root * root;
    long below = denominator.longValue();
    return ExactCoins.bernoulliExp(square / below, bits)
        && ExactCoins.bernoulliExp(square % below, below, bits);
  }

  private boolean keepsLarge(long magnitude, PrivateStream bits) {
    BigInteger root = td.multiply(BigInteger.valueOf(magnitude)).subtract(n);
    return ExactCoins.bernoulliExp(root.multiply(root), denominator, bits);
  }

  /** The largest magnitude whose exponent fits in 64 bits; −1 if none does. */
  private long smallReach() {
    if (denominator.bitLength() > DENOMINATOR_BITS || n.bitLength() >= Integer.SIZE - 1) {
      return -1;
    }
    return (ROOT - 1) / td.longValueExact();
  }
}
