package org.hallmark.physics.law;

/** Units of what is computed from quantities with units. */
final class Units {
  private Units() {}

  static String per(String unit, String divisor) {
    return divisor.equals("1") ? unit : (unit.equals("1") ? "1" : unit) + "/(" + divisor + ")";
  }
}
