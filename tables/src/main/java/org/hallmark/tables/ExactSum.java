package org.hallmark.tables;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.math.BigInteger;

/**
 * The exact sum of doubles, whatever their order: a fixed-point number wide enough for every finite
 * double, rounded once, to nearest even, when it is asked for.
 *
 * <p>The number is kept as digits to the base 2^32, each in a long, so that carries may wait for
 * 2^30 additions. Radford M. Neal 2015, <i>Fast exact summation using small and large
 * superaccumulators</i>, arXiv:1505.05571, section 2 (with 32-bit digits, not overlapping 64-bit
 * chunks).
 */
public final class ExactSum implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int DIGIT_BITS = 32;
  private static final long DIGIT_MASK = 0xffffffffL;

  /** The weight of bit 0 is 2^-1074, the least subnormal. */
  private static final int LOWEST_EXPONENT = 1074;

  /** 2^-1074 to 2^1023 and 96 bits for as many additions as anybody will make. */
  private static final int DIGITS = 69;

  private static final int EXPONENTS = 1 << 11;

  /** Fewer numbers are added one by one. */
  private static final int FEW = EXPONENTS;

  private static final int PENDING_LIMIT = 1 << 30;
  private static final int MANTISSA_BITS = 53;
  private static final long FRACTION_MASK = (1L << (MANTISSA_BITS - 1)) - 1;

  private static final int WAITING_LIMIT = 1 << 28;

  private final long[] digits = new long[DIGITS];
  private int pending;

  /**
   * Mantissas added up by exponent, the lower and upper halves apart, so that there is no carry in
   * between. Neighbours have numbers of their own: an addition need not wait for the one before.
   */
  private transient long[] waiting;

  private transient int waitingAdditions;

  /** The exact sum of all values, rounded. */
  public static double of(double... values) {
    ExactSum sum = new ExactSum();
    for (double value : values) {
      sum.add(value);
    }
    return sum.value();
  }

  /**
   * Adds a number.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public ExactSum add(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value must be finite. Provided value: " + value);
    }
    long bits = Double.doubleToRawLongBits(value);
    int exponent = (int) (bits >>> (MANTISSA_BITS - 1)) & 0x7ff;
    long mantissa = bits & FRACTION_MASK;
    if (exponent > 0) {
      mantissa |= FRACTION_MASK + 1;
      exponent--;
    }
    addAt(exponent, mantissa, bits < 0 ? -1 : 1);
    return this;
  }

  /**
   * Adds the first numbers of an array.
   *
   * @throws IllegalArgumentException if one is not finite
   */
  public ExactSum add(double[] values, int count) {
    if (count < FEW) {
      for (int i = 0; i < count; i++) {
        add(values[i]);
      }
      return this;
    }
    if (waiting == null) {
      waiting = new long[4 * EXPONENTS];
    }
    long[] halves = waiting;
    int seen = 0;
    for (int i = 0; i < count; i++) {
      long bits = Double.doubleToRawLongBits(values[i]);
      int exponent = (int) (bits >>> (MANTISSA_BITS - 1)) & (EXPONENTS - 1);
      seen = Math.max(seen, exponent);
      long mantissa = bits & FRACTION_MASK | (exponent == 0 ? 0 : FRACTION_MASK + 1);
      long sign = bits >> (Long.SIZE - 1);
      int place = 4 * exponent + 2 * (i & 1);
      halves[place] += ((mantissa & DIGIT_MASK) ^ sign) - sign;
      halves[place + 1] += ((mantissa >>> DIGIT_BITS) ^ sign) - sign;
    }
    if (seen == EXPONENTS - 1) {
      throw new IllegalArgumentException("values must be finite. Provided value: " + count);
    }
    waitingAdditions += count;
    if (waitingAdditions >= WAITING_LIMIT) {
      settle();
    }
    return this;
  }

  /** Adds what waits by exponent to the digits. */
  private void settle() {
    for (int exponent = 0; exponent < EXPONENTS && waitingAdditions > 0; exponent++) {
      int bit = Math.max(0, exponent - 1);
      addHalf(bit, waiting[4 * exponent] + waiting[4 * exponent + 2]);
      addHalf(bit + DIGIT_BITS, waiting[4 * exponent + 1] + waiting[4 * exponent + 3]);
    }
    waiting = null;
    waitingAdditions = 0;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    settle();
    out.defaultWriteObject();
  }

  /** Adds another sum. */
  public ExactSum add(ExactSum other) {
    settle();
    other.settle();
    carry();
    other.carry();
    for (int i = 0; i < DIGITS; i++) {
      digits[i] += other.digits[i];
    }
    carry();
    return this;
  }

  /** The sum, correctly rounded; infinite if it is beyond the largest double. */
  public double value() {
    BigInteger exact = exact();
    BigInteger magnitude = exact.abs();
    int excess = Math.max(0, magnitude.bitLength() - MANTISSA_BITS);
    long mantissa = roundedShift(magnitude, excess);
    // The mantissa has at most 54 bits, and 54 only as a power of two, so that this is exact.
    double scaled = StrictMath.scalb((double) mantissa, excess - LOWEST_EXPONENT);
    return exact.signum() < 0 ? -scaled : scaled;
  }

  private void addHalf(int bit, long half) {
    if (half != 0) {
      addAt(bit, Math.abs(half), half < 0 ? -1 : 1);
    }
  }

  private void addAt(int bit, long mantissa, int sign) {
    int digit = bit / DIGIT_BITS;
    int shift = bit % DIGIT_BITS;
    long low = mantissa << shift;
    long high = shift == 0 ? 0 : mantissa >>> (Long.SIZE - shift);
    digits[digit] += sign * (low & DIGIT_MASK);
    digits[digit + 1] += sign * (low >>> DIGIT_BITS);
    digits[digit + 2] += sign * high;
    if (++pending == PENDING_LIMIT) {
      carry();
    }
  }

  private void carry() {
    for (int i = 0; i < DIGITS - 1; i++) {
      digits[i + 1] += digits[i] >> DIGIT_BITS;
      digits[i] &= DIGIT_MASK;
    }
    pending = 0;
  }

  private BigInteger exact() {
    settle();
    carry();
    BigInteger exact = BigInteger.ZERO;
    for (int i = DIGITS - 1; i >= 0; i--) {
      exact = exact.shiftLeft(DIGIT_BITS).add(BigInteger.valueOf(digits[i]));
    }
    return exact;
  }

  private static long roundedShift(BigInteger magnitude, int shift) {
    long kept = magnitude.shiftRight(shift).longValue();
    if (shift == 0 || !magnitude.testBit(shift - 1)) {
      return kept;
    }
    boolean tie = magnitude.getLowestSetBit() == shift - 1;
    return tie && (kept & 1) == 0 ? kept : kept + 1;
  }
}
