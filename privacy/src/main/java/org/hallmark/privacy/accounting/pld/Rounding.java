package org.hallmark.privacy.accounting.pld;

/** Constants of IEEE 754 binary64. */
final class Rounding {
  /** Unit roundoff u = 2⁻⁵³: the relative error of one operation. */
  static final double UNIT = 0x1p-53;

  private Rounding() {}
}
