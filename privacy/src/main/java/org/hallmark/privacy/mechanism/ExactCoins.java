package org.hallmark.privacy.mechanism;

import java.math.BigInteger;
import org.hallmark.privacy.entropy.PrivateStream;

/** Coins whose probability is a fraction or the exponential of one, thrown without rounding. */
final class ExactCoins {
  private ExactCoins() {}

  /**
   * True with probability exp(−γ), γ = {@code above}/{@code below} in [0, 1]: the parity of the
   * first k at which a coin of probability γ/k fails (algorithm 1 of Canonne, Kamath and Steinke
   * 2020, after von Neumann 1951).
   */
  static boolean bernoulliExp(long above, long below, PrivateStream bits) {
    long k = 1;
    while (bits.nextBelow(Math.multiplyExact(below, k)) < above) {
      k++;
    }
    return (k & 1) == 1;
  }

  /** True with probability exp(−n) for a whole n, which may be large: it stops at the first no. */
  static boolean bernoulliExp(long whole, PrivateStream bits) {
    long left = whole;
    while (left > 0 && bernoulliExp(1, 1, bits)) {
      left--;
    }
    return left == 0;
  }

  /** True with probability exp(−γ), γ = {@code above}/{@code below} at least 0, of any size. */
  static boolean bernoulliExp(BigInteger above, BigInteger below, PrivateStream bits) {
    BigInteger[] parts = above.divideAndRemainder(below);
    long whole = parts[0].bitLength() < Long.SIZE ? parts[0].longValue() : Long.MAX_VALUE;
    return bernoulliExp(whole, bits) && bernoulliExpBelowOne(parts[1], below, bits);
  }

  private static boolean bernoulliExpBelowOne(
      BigInteger above, BigInteger below, PrivateStream bits) {
    long k = 1;
    while (bernoulli(above, below.multiply(BigInteger.valueOf(k)), bits)) {
      k++;
    }
    return (k & 1) == 1;
  }

  /**
   * True with probability {@code above}/{@code below}, in [0, 1): a uniform number is compared with
   * the fraction 64 binary digits at a time, for as long as they agree.
   */
  static boolean bernoulli(BigInteger above, BigInteger below, PrivateStream bits) {
    BigInteger rest = above;
    while (true) {
      BigInteger[] digits = rest.shiftLeft(Long.SIZE).divideAndRemainder(below);
      int order = Long.compareUnsigned(bits.nextLong(), digits[0].longValue());
      if (order != 0) {
        return order < 0;
      }
      rest = digits[1];
    }
  }
}
