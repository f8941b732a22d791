package org.hallmark.privacy.mechanism;

import java.math.BigInteger;

/**
 * Bounds on the normal distribution function Φ at rational points, as tight as asked for.
 *
 * <p>For x ≥ 0, Φ(x) = ½ + e^{−x²/2}·S(x)/√(2π) with S(x) = Σ x^{2n+1}/(1·3·…·(2n+1)), all terms
 * positive (Abramowitz and Stegun 26.2.11); the exponential is Taylor's series at x²/2^{1+{@value
 * #HALVINGS}}, squared {@value #HALVINGS} times.
 *
 * <p>Numbers are integers in units of 2^−w, every operation rounds down. An error of one unit grows
 * in S at most by S(x) ≤ e^{x²/2}·√(π/2) and in the exponential at most by 2^{@value #HALVINGS}, so
 * with fewer than 2^12 operations all errors together stay below 2^24·e^{x²/2} units. The width w
 * is chosen so that this is less than one unit of the result. A tail 1 − Φ(x) &lt; e^{−x²/2} that
 * is less than that is not computed at all.
 */
final class NormalDistribution {
  private static final int HALVINGS = 8;
  private static final int GUARD_BITS = 24;
  private static final double LOG2_E = 1.4426950408889634;

  private NormalDistribution() {}

  /**
   * ⌊Φ(x)·2^bits⌋ up to one unit: Φ(x)·2^bits is above the result − 1 and below the result + 2.
   *
   * @param x an integer times 2^−{@code scale} / {@code divisor}
   */
  static BigInteger times2ToThe(int bits, BigInteger x, int scale, BigInteger divisor) {
    BigInteger one = BigInteger.ONE.shiftLeft(bits);
    double size = quotient(x.abs(), scale, divisor);
    double tailBits = size * size / 2 * LOG2_E;
    if (size > 2 && tailBits > bits + 1) {
      return x.signum() > 0 ? one.subtract(BigInteger.ONE) : BigInteger.ZERO;
    }
    int width = bits + GUARD_BITS + 2 + (int) tailBits;
    BigInteger fixed = shift(x.abs(), width - scale).divide(divisor);
    BigInteger half = one.shiftRight(1);
    BigInteger beyond = aboveHalf(fixed, width).shiftRight(width - bits);
    return x.signum() >= 0 ? half.add(beyond) : half.subtract(beyond).subtract(BigInteger.ONE);
  }

  /** Φ(x) − ½ for x ≥ 0. */
  private static BigInteger aboveHalf(BigInteger x, int width) {
    BigInteger square = x.multiply(x).shiftRight(width);
    BigInteger sum = BigInteger.ZERO;
    BigInteger term = x;
    for (int n = 1; term.signum() > 0; n++) {
      sum = sum.add(term);
      term = term.multiply(square).shiftRight(width).divide(BigInteger.valueOf(2L * n + 1));
    }
    BigInteger density = exponential(square.shiftRight(1), width);
    return sum.multiply(density).divide(squareRootOfTwoPi(width));
  }

  /** e^{−y} for y ≥ 0. */
  private static BigInteger exponential(BigInteger y, int width) {
    BigInteger small = y.shiftRight(HALVINGS);
    BigInteger sum = BigInteger.ZERO;
    BigInteger term = BigInteger.ONE.shiftLeft(width);
    for (int n = 1; term.signum() > 0; n++) {
      sum = (n & 1) == 1 ? sum.add(term) : sum.subtract(term);
      term = term.multiply(small).shiftRight(width).divide(BigInteger.valueOf(n));
    }
    for (int i = 0; i < HALVINGS; i++) {
      sum = sum.multiply(sum).shiftRight(width);
    }
    return sum;
  }

  private record Root(int width, BigInteger value) {}

  private static volatile Root root = new Root(0, BigInteger.ZERO);

  private static BigInteger squareRootOfTwoPi(int width) {
    Root known = root;
    if (known.width() < width) {
      int wide = width + 64;
      known = new Root(wide, pi(wide).shiftLeft(wide + 1).sqrt());
      root = known;
    }
    return known.value().shiftRight(known.width() - width);
  }

  /** π by Machin's formula: 16 arctan(1/5) − 4 arctan(1/239). */
  private static BigInteger pi(int width) {
    int wide = width + GUARD_BITS;
    return arctanOfInverse(5, wide)
        .shiftLeft(4)
        .subtract(arctanOfInverse(239, wide).shiftLeft(2))
        .shiftRight(GUARD_BITS);
  }

  private static BigInteger arctanOfInverse(int n, int width) {
    BigInteger square = BigInteger.valueOf((long) n * n);
    BigInteger power = BigInteger.ONE.shiftLeft(width).divide(BigInteger.valueOf(n));
    BigInteger sum = BigInteger.ZERO;
    for (int k = 0; power.signum() > 0; k++) {
      BigInteger term = power.divide(BigInteger.valueOf(2L * k + 1));
      sum = (k & 1) == 0 ? sum.add(term) : sum.subtract(term);
      power = power.divide(square);
    }
    return sum;
  }

  private static double quotient(BigInteger x, int scale, BigInteger divisor) {
    return shift(x, 64 - scale).divide(divisor).doubleValue() * 0x1p-64;
  }

  private static BigInteger shift(BigInteger x, int left) {
    return left >= 0 ? x.shiftLeft(left) : x.shiftRight(-left);
  }
}
