package org.hallmark.privacy.mechanism;

import java.math.BigInteger;
import java.util.Arrays;
import org.hallmark.privacy.entropy.PrivateStream;

/**
 * Exact draws of an index with P(i) ∝ exp(−γ_i) for fractions γ_i, by rejection: an index is drawn
 * evenly and kept with probability exp(−(γ_i − least γ)). It needs as many trials as there are
 * indexes at worst, on average.
 */
final class ExponentialSampler {
  /** A denominator below it, times any count of coins ever thrown, fits in a long. */
  private static final int SMALL_BITS = 56;

  private final long[] whole;
  private final BigInteger[] rest;
  private final BigInteger below;

  private ExponentialSampler(long[] whole, BigInteger[] rest, BigInteger below) {
    this.whole = whole;
    this.rest = rest;
    this.below = below;
  }

  /** The law of γ_i = {@code above[i]}/{@code below}, of any sign and size. */
  static ExponentialSampler of(BigInteger[] above, BigInteger below) {
    BigInteger least = Arrays.stream(above).reduce(BigInteger::min).orElseThrow();
    BigInteger common =
        Arrays.stream(above).map(a -> a.subtract(least)).reduce(below, BigInteger::gcd);
    BigInteger denominator = below.divide(common);
    long[] whole = new long[above.length];
    BigInteger[] rest = new BigInteger[above.length];
    for (int i = 0; i < above.length; i++) {
      BigInteger[] parts = above[i].subtract(least).divide(common).divideAndRemainder(denominator);
      whole[i] = parts[0].bitLength() < Long.SIZE ? parts[0].longValue() : Long.MAX_VALUE;
      rest[i] = parts[1];
    }
    return new ExponentialSampler(whole, rest, denominator);
  }

  /** The next index. */
  int draw(PrivateStream bits) {
    int index = (int) bits.nextBelow(whole.length);
    while (!keeps(index, bits)) {
      index = (int) bits.nextBelow(whole.length);
    }
    return index;
  }

  private boolean keeps(int index, PrivateStream bits) {
    return ExactCoins.bernoulliExp(whole[index], bits) && keepsRest(rest[index], bits);
  }

  private boolean keepsRest(BigInteger above, PrivateStream bits) {
    return below.bitLength() <= SMALL_BITS
        ? ExactCoins.bernoulliExp(above.longValue(), below.longValue(), bits)
        : ExactCoins.bernoulliExp(above, below, bits);
  }
}
