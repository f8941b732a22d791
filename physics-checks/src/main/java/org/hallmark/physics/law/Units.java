package org.hallmark.physics.law;

/** Units of what is computed from quantities with units. */
final class Units {
  private Units() {}

  static String per(String unit, String divisor) {
    if (divisor.equals("1")) {
      return unit;
    }
    return unit + "/" + (divisor.matches("\\w+") ? divisor : "(" + divisor + ")");
  }
}
