package org.hallmark.privacy.mechanism;

import java.math.BigDecimal;

/**
 * The noisy number of units from which on a key is told: discrete Laplace noise on the number of
 * units behind each key costs ε for keys that both neighbours hold; a key that one unit alone
 * brings passes with probability δ/n at most, and one unit brings n keys at most.
 *
 * <p>Korolova, Kenthapadi, Mishra and Ntoulas 2009; the threshold is computed from the law of the
 * discrete noise, P(k ≥ m) = r^m/(1 + r) with r = exp(−ε/n). The truncated geometric law of
 * Desfontaines, Voss, Gipson and Mandayam 2022 passes some more keys, but tells no number with
 * them.
 */
final class PartitionThreshold {
  /** Rounding of the exponential may not make the threshold too low. */
  private static final double SAFETY = 1 + 1e-9;

  private PartitionThreshold() {}

  /** The least noisy number that passes. */
  static long of(BigDecimal epsilon, double delta, Sensitivity units) {
    double exponent = -epsilon.doubleValue() / units.l1();
    double ratio = StrictMath.exp(exponent);
    double allowed = delta / units.cells() * (1 + ratio) / SAFETY;
    return 1 + (long) Math.max(1, Math.ceil(StrictMath.log(allowed) / exponent));
  }
}
