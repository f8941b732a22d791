package org.hallmark.provenance.json;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The text of a number as ECMAScript writes it, which RFC 8785 section 3.2.2.3 demands: the fewest
 * digits that read back as the same double and, among those, the closest to it.
 *
 * <p>{@code Double.toString} is of no use here: before JDK 19 it wrote too many digits for some
 * doubles. The digits come from the Schubfach algorithm [1], whose text form never has fewer than
 * two digits; where it has exactly two, one digit may do (4.9E-324 against 5e-324).
 *
 * <p>[1] R. Giulietti, <i>The Schubfach way to render doubles</i>, 2020. [2] ECMA-262, 10th
 * edition, section 7.1.12.1.
 */
public final class EcmaScriptNumbers {
  private EcmaScriptNumbers() {}

  /** The text of a finite number; both zeros are {@code 0}. */
  public static String format(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("number must be finite. Provided value: " + number);
    }
    if (number == 0) {
      return "0";
    }
    BigDecimal shortest = shortest(Math.abs(number));
    String digits = shortest.unscaledValue().toString();
    return (number < 0 ? "-" : "") + layOut(digits, digits.length() - shortest.scale());
  }

  /** The shortest decimal of a positive double, without trailing zeros. */
  private static BigDecimal shortest(double positive) {
    BigDecimal decimal = new BigDecimal(DoubleToDecimal.toString(positive)).stripTrailingZeros();
    return decimal.precision() == 2 ? oneDigitIfEnough(decimal, positive) : decimal;
  }

  private static BigDecimal oneDigitIfEnough(BigDecimal twoDigits, double positive) {
    BigDecimal exact = new BigDecimal(positive);
    BigInteger tens = twoDigits.unscaledValue().divide(BigInteger.TEN);
    BigDecimal below = new BigDecimal(tens, twoDigits.scale() - 1);
    BigDecimal above = new BigDecimal(tens.add(BigInteger.ONE), twoDigits.scale() - 1);
    BigDecimal best = twoDigits;
    for (BigDecimal candidate : new BigDecimal[] {below, above}) {
      boolean readsBack = candidate.doubleValue() == positive;
      if (readsBack && (best == twoDigits || isCloser(candidate, best, exact))) {
        best = candidate;
      }
    }
    return best.stripTrailingZeros();
  }

  private static boolean isCloser(BigDecimal one, BigDecimal other, BigDecimal exact) {
    return one.subtract(exact).abs().compareTo(other.subtract(exact).abs()) < 0;
  }

  /** ECMA-262 7.1.12.1, steps 6 to 10, for the number 0.{@code digits} times 10^{@code point}. */
  private static String layOut(String digits, int point) {
    int count = digits.length();
    if (count <= point && point <= 21) {
      return digits + "0".repeat(point - count);
    }
    if (0 < point && point <= 21) {
      return digits.substring(0, point) + "." + digits.substring(point);
    }
    if (-6 < point && point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    int exponent = point - 1;
    return digits.charAt(0)
        + (count == 1 ? "" : "." + digits.substring(1))
        + (exponent < 0 ? "e-" : "e+")
        + Math.abs(exponent);
  }
}
