package org.hallmark.privacy.event;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Doubles read as the decimals that a person wrote: the nearest decimal of at most {@value #DIGITS}
 * significant digits, of which a double carries every one. {@link Double#toString} is not used: its
 * digits differ between Java releases.
 */
public final class Decimals {
  /** Significant decimal digits that every double can hold. */
  public static final int DIGITS = 15;

  private static final MathContext ROUNDING = new MathContext(DIGITS, RoundingMode.HALF_EVEN);

  private Decimals() {}

  /** The decimal that {@code x} was written as. */
  public static BigDecimal of(double x) {
    return new BigDecimal(x).round(ROUNDING).stripTrailingZeros();
  }

  /** The decimal nearest to 1/{@code x}. */
  public static BigDecimal reciprocal(double x) {
    return BigDecimal.ONE.divide(new BigDecimal(x), ROUNDING).stripTrailingZeros();
  }
}
