package org.hallmark.reports.html;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How a report writes numbers: by decimal arithmetic, in no locale, with a true minus sign and
 * narrow spaces between groups of three digits (SI Brochure, 9th edition, 5.4.4).
 */
public final class Numbers {
  private static final char MINUS = '\u2212';
  private static final char GROUP = '\u202F';
  private static final int DIGITS = 3;
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** Digits that a double surely has; rounding to them first keeps 0.1 from being seen as more. */
  private static final MathContext SURE = new MathContext(15, RoundingMode.HALF_EVEN);

  private Numbers() {}

  /** An estimate, to three digits. */
  public static String number(double value) {
    return rounded(value, DIGITS, RoundingMode.HALF_EVEN);
  }

  /** A setting, to six digits. */
  public static String setting(double value) {
    return rounded(value, 2 * DIGITS, RoundingMode.HALF_EVEN);
  }

  /** An upper bound, to three digits, rounded so that it remains one. */
  public static String upper(double value) {
    return rounded(value, DIGITS, RoundingMode.CEILING);
  }

  /** A lower bound, to three digits, rounded so that it remains one. */
  public static String lower(double value) {
    return rounded(value, DIGITS, RoundingMode.FLOOR);
  }

  /** A percentage without its sign, short enough for a cell of a map. */
  public static String percentDigits(double percentage) {
    boolean small = Math.abs(percentage) < 10;
    return rounded(percentage, small ? 1 : 2, RoundingMode.HALF_EVEN);
  }

  /** An estimate near one or below it, short enough for a square of a map. */
  public static String shortened(double value) {
    return Math.abs(value) < 5e-4 ? "0" : rounded(value, 2, RoundingMode.HALF_EVEN);
  }

  /** A share of one as a percentage, to three digits. */
  public static String percent(double share) {
    return number(100 * share) + "\u00A0%";
  }

  /** An upper bound on a share of one as a percentage. */
  public static String percentUpper(double share) {
    return upper(100 * share) + "\u00A0%";
  }

  /** A difference, to three digits, with its sign. */
  public static String signed(double difference) {
    String digits = number(difference);
    return difference > 0 ? "+" + digits : digits;
  }

  /** A whole number. */
  public static String count(long value) {
    return plain(BigDecimal.valueOf(value));
  }

  /** A whole number of things. */
  public static String counted(long number, String thing) {
    return count(number) + " " + thing + (number == 1 ? "" : "s");
  }

  /** A size in SI units. */
  public static String bytes(long size) {
    String[] units = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
    int unit = 0;
    BigDecimal scaled = BigDecimal.valueOf(size);
    while (unit < units.length - 1 && scaled.compareTo(BigDecimal.valueOf(1000)) >= 0) {
      scaled = scaled.movePointLeft(3);
      unit++;
    }
    MathContext shown = new MathContext(scaled.precision() - scaled.scale() >= 3 ? 3 : 2);
    return plain(scaled.round(shown)) + "\u00A0" + units[unit];
  }

  /** A value with its unit, where it has one. */
  public static String withUnit(String value, String unit) {
    return unit.equals("1") ? value : value + "\u00A0" + unit;
  }

  private static String rounded(double value, int digits, RoundingMode mode) {
    if (Double.isNaN(value)) {
      return "not a number";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : MINUS + "∞";
    }
    BigDecimal shown =
        new BigDecimal(value).round(SURE).round(new MathContext(digits, mode)).stripTrailingZeros();
    int exponent = shown.precision() - shown.scale() - 1;
    boolean readable = shown.signum() == 0 || (exponent >= -4 && exponent < 9);
    return readable ? plain(shown) : scientific(shown, exponent);
  }

  private static String scientific(BigDecimal value, int exponent) {
    String mantissa = plain(value.movePointLeft(exponent));
    String power = Integer.toString(Math.abs(exponent));
    StringBuilder raised = new StringBuilder(exponent < 0 ? "⁻" : "");
    power.chars().forEach(digit -> raised.append(SUPERSCRIPTS.charAt(digit - '0')));
    return mantissa + "\u00A0×\u00A010" + raised;
  }

  private static String plain(BigDecimal value) {
    String digits = value.abs().stripTrailingZeros().toPlainString();
    int point = digits.indexOf('.');
    String whole = point < 0 ? digits : digits.substring(0, point);
    String sign = value.signum() < 0 ? String.valueOf(MINUS) : "";
    return sign + grouped(whole) + digits.substring(whole.length());
  }

  private static String grouped(String whole) {
    if (whole.length() <= 4) {
      return whole;
    }
    StringBuilder out = new StringBuilder(whole);
    for (int i = whole.length() - 3; i > 0; i -= 3) {
      out.insert(i, GROUP);
    }
    return out.toString();
  }
}
