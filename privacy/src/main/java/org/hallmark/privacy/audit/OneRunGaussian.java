package org.hallmark.privacy.audit;

import org.hallmark.privacy.probability.GaussianPrivacy;
import org.hallmark.privacy.probability.Normal;

/**
 * The audit in one run against a whole trade-off curve (Mahloujifar, Melis and Chaudhuri 2024,
 * <i>Auditing f-differential privacy in one run</i>, algorithm 3), for the curve of the Gaussian
 * mechanism that is (ε, δ)-private.
 *
 * <p>It refutes that curve, which is more than (ε, δ): a mechanism that is no Gaussian one may be
 * (ε, δ)-private and yet be refuted.
 */
public final class OneRunGaussian implements AuditMethod {
  @Override
  public String id() {
    return "one-run-f-dp";
  }

  @Override
  public Standing standing() {
    return Standing.HEURISTIC_UNLESS_GAUSSIAN;
  }

  @Override
  public double epsilonLower(Guesses guesses, double significance, double delta, double known) {
    if (guesses.made() == 0) {
      return known;
    }
    return Refutation.largest(known, epsilon -> refutes(guesses, significance, epsilon, delta));
  }

  /** The recursion of r and h, as in the paper; a blow-up's inverse is Φ(Φ⁻¹(x) − μ). */
  private static boolean refutes(
      Guesses guesses, double significance, double epsilon, double delta) {
    double mu = GaussianPrivacy.mu(epsilon, delta);
    double share = significance / guesses.canaries();
    double r = share * guesses.right();
    double h = share * guesses.wrong();
    for (long i = guesses.right() - 1; i >= 0; i--) {
      double next = StrictMath.max(h, Normal.cumulative(Normal.quantile(r) - mu));
      if (next == h) {
        break;
      }
      r = StrictMath.min(1, r + i / (double) (guesses.made() - i) * (next - h));
      h = next;
    }
    return r + h > guesses.made() / (double) guesses.canaries();
  }
}
