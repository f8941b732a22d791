package org.hallmark.tables;

/**
 * Decimal numbers as they stand in files: an optional sign, digits with at most one point, an
 * optional exponent of one to four digits.
 */
final class Decimal {
  /** Longer texts are no numbers. */
  private static final int LONGEST = 400;

  /** So many digits are a whole number that a double holds. */
  private static final int EXACT_DIGITS = 15;

  private static final int MOST_EXPONENT_DIGITS = 4;

  /** The powers of ten that a double holds. */
  private static final double[] POWERS = new double[23];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
  }

  private final String text;
  private int at;
  private long digits;
  private int significant;
  private int found;
  private int exponent;

  private Decimal(String text) {
    this.text = text;
  }

  /** The nearest double; NaN if the text is no such number. */
  static double parse(String text) {
    return text.length() > LONGEST ? Double.NaN : new Decimal(text).value();
  }

  private double value() {
    boolean negative = skip('-');
    if (!negative) {
      skip('+');
    }
    digits(0);
    if (skip('.')) {
      digits(-1);
    }
    boolean good = found > 0 && (skip('e') || skip('E') ? exponent() : true);
    if (!good || at < text.length()) {
      return Double.NaN;
    }
    if (significant > EXACT_DIGITS || Math.abs(exponent) >= POWERS.length) {
      return Double.parseDouble(text);
    }
    // Both are exact, so that one operation rounds to the nearest (Clinger 1990).
    double value = exponent < 0 ? digits / POWERS[-exponent] : digits * POWERS[exponent];
    return negative ? -value : value;
  }

  private void digits(int shift) {
    for (char c = peek(); c >= '0' && c <= '9'; c = peek()) {
      if (significant > 0 || c != '0') {
        significant++;
      }
      if (significant <= EXACT_DIGITS) {
        digits = 10 * digits + (c - '0');
      }
      exponent += shift;
      found++;
      at++;
    }
  }

  private boolean exponent() {
    int sign = skip('-') ? -1 : 1;
    if (sign > 0) {
      skip('+');
    }
    int start = at;
    int power = 0;
    for (char c = peek(); c >= '0' && c <= '9' && at - start < MOST_EXPONENT_DIGITS; c = peek()) {
      power = 10 * power + (c - '0');
      at++;
    }
    exponent += sign * power;
    return at > start;
  }

  private boolean skip(char c) {
    boolean here = peek() == c;
    at += here ? 1 : 0;
    return here;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }
}
