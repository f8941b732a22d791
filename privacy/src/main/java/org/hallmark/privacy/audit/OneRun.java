package org.hallmark.privacy.audit;

import org.hallmark.privacy.probability.Binomial;

/**
 * The audit in one training run (Steinke, Nasr and Jagielski 2023, <i>Privacy auditing with one (1)
 * training run</i>, theorem 5.2).
 *
 * <p>If every one of m canaries is in by its own fair coin and the training is (ε, δ)-private, then
 * of r guesses v or more are right with probability at most β + 2mδα, where β = P(Bin(r, q) ≥ v), q
 * = 1/(1 + e^−ε) and α = max over i of (P(Bin(r, q) ≥ v − i) − β)/i. Nothing is asked of the
 * scores.
 */
public final class OneRun implements AuditMethod {
  @Override
  public String id() {
    return "one-run";
  }

  @Override
  public Standing standing() {
    return Standing.RIGOROUS;
  }

  @Override
  public double epsilonLower(Guesses guesses, double significance, double delta, double known) {
    if (guesses.made() == 0) {
      return known;
    }
    return Refutation.largest(known, epsilon -> pValue(guesses, epsilon, delta) < significance);
  }

  /** The probability bound above. */
  public static double pValue(Guesses guesses, double epsilon, double delta) {
    double q = 1 / (1 + StrictMath.exp(-epsilon));
    double beta = Binomial.atLeast(guesses.right(), guesses.made(), q);
    if (delta == 0) {
      return beta;
    }
    return StrictMath.min(1, beta + 2 * delta * guesses.canaries() * alpha(guesses, q));
  }

  /**
   * The largest mean of P(Bin = v − 1), …, P(Bin = v − i). The law rises up to its mode, so once
   * below the mode and below the mean, no further term can raise the mean.
   */
  private static double alpha(Guesses guesses, double q) {
    long r = guesses.made();
    long v = guesses.right();
    double largest = 0;
    double sum = 0;
    double term = v > 0 && q < 1 ? Binomial.exactly(v - 1, r, q) : 0;
    for (long i = 1; i <= v; i++) {
      sum += term;
      double mean = sum / i;
      largest = StrictMath.max(largest, mean);
      long at = v - i;
      if (at < (r + 1) * q && term < mean) {
        break;
      }
      term *= at / (double) (r - at + 1) * ((1 - q) / q);
    }
    return largest;
  }
}
