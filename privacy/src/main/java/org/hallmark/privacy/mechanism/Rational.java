package org.hallmark.privacy.mechanism;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A positive fraction in lowest terms.
 *
 * @param numerator above 0, at most {@link #LARGEST}
 * @param denominator above 0, at most {@link #LARGEST}
 */
public record Rational(long numerator, long denominator) {
  /** So large that products with the small integers of the samplers still fit. */
  public static final long LARGEST = 1L << 53;

  public Rational {
    require("numerator", numerator);
    require("denominator", denominator);
    long divisor =
        BigInteger.valueOf(numerator).gcd(BigInteger.valueOf(denominator)).longValueExact();
    numerator /= divisor;
    denominator /= divisor;
  }

  /** {@code numerator} divided by a decimal, exactly. */
  public static Rational quotient(long numerator, BigDecimal denominator) {
    BigInteger above = BigInteger.valueOf(numerator);
    BigInteger below = denominator.unscaledValue();
    if (denominator.scale() > 0) {
      above = above.multiply(BigInteger.TEN.pow(denominator.scale()));
    } else {
      below = below.multiply(BigInteger.TEN.pow(-denominator.scale()));
    }
    BigInteger divisor = above.gcd(below);
    return new Rational(small(above.divide(divisor)), small(below.divide(divisor)));
  }

  /** The nearest double. */
  public double toDouble() {
    return numerator / (double) denominator;
  }

  private static long small(BigInteger integer) {
    return integer.bitLength() < Long.SIZE ? integer.longValue() : Long.MAX_VALUE;
  }

  private static void require(String name, long value) {
    if (value < 1 || value > LARGEST) {
      throw new IllegalArgumentException(
          name + " must be in [1, " + LARGEST + "]. Provided value: " + value);
    }
  }
}
