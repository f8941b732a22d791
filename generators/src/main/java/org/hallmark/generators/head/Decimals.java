package org.hallmark.generators.head;

/** Real values as decimals of about nine digits. */
final class Decimals {
  private static final int DIGITS = 8;
  private static final int MOST = 15;

  private Decimals() {}

  /** The value as a decimal, where that stays between the ends. */
  static double round(double value, double from, double to) {
    double size = Math.max(Math.abs(from), Math.abs(to));
    int places = size > 0 ? DIGITS - (int) StrictMath.floor(StrictMath.log10(size)) : 0;
    double scale = StrictMath.pow(10, Math.max(0, Math.min(MOST, places)));
    double rounded = StrictMath.rint(value * scale) / scale;
    return rounded >= from && rounded <= to ? rounded : Math.max(from, Math.min(to, value));
  }
}
