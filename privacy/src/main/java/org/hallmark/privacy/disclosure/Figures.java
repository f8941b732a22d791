package org.hallmark.privacy.disclosure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.hallmark.privacy.event.Decimals;

/** Numbers as text, of their first 15 digits. */
final class Figures {
  private static final MathContext UP = new MathContext(3, RoundingMode.CEILING);
  private static final MathContext DOWN = new MathContext(3, RoundingMode.FLOOR);

  private Figures() {}

  /** All digits. */
  static String exact(double x) {
    return plain(Decimals.of(x));
  }

  /** Three digits of an upper bound. */
  static String upper(double x) {
    return Double.isFinite(x) ? plain(Decimals.of(x).round(UP)) : "infinity";
  }

  /** Three digits of a lower bound. */
  static String lower(double x) {
    return plain(Decimals.of(x).round(DOWN));
  }

  /** An upper bound on a share, in per cent. */
  static String percent(double share) {
    return plain(Decimals.of(share).movePointRight(2).round(UP)) + " %";
  }

  private static String plain(BigDecimal x) {
    BigDecimal stripped = x.signum() == 0 ? BigDecimal.ZERO : x.stripTrailingZeros();
    boolean small = stripped.signum() != 0 && stripped.abs().compareTo(new BigDecimal("1e-4")) < 0;
    return small ? stripped.toString().replace('E', 'e') : stripped.toPlainString();
  }
}
