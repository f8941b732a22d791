package org.hallmark.privacy.audit;

import org.hallmark.privacy.probability.Binomial;

/**
 * The audit by two error rates (Jagielski, Ullman and Oprea 2020; Nasr et al. 2021): (ε, δ) implies
 * TPR ≤ e^ε FPR + δ and TNR ≤ e^ε FNR + δ, and each rate is bounded by Clopper and Pearson at half
 * the significance.
 *
 * <p>Its ceiling for n canaries a side is ln((1 − u)/u), u = 1 − (a/2)^(1/n), whatever the attack.
 */
public final class ClopperPearson implements AuditMethod {
  @Override
  public String id() {
    return "clopper-pearson";
  }

  @Override
  public Standing standing() {
    return Standing.INDEPENDENT_CANARIES;
  }

  @Override
  public double epsilonLower(Guesses guesses, double significance, double delta, double known) {
    double falsePositive = falsePositiveUpper(guesses, significance / 2);
    double falseNegative = falseNegativeUpper(guesses, significance / 2);
    double best = StrictMath.max(known, epsilon(falsePositive, 1 - falseNegative, delta));
    return StrictMath.max(best, epsilon(falseNegative, 1 - falsePositive, delta));
  }

  static double falsePositiveUpper(Guesses guesses, double significance) {
    return Binomial.upper(guesses.wrong(), guesses.out(), significance);
  }

  static double falseNegativeUpper(Guesses guesses, double significance) {
    return Binomial.upper(guesses.in() - guesses.right(), guesses.in(), significance);
  }

  private static double epsilon(double wrongUpper, double rightLower, double delta) {
    return rightLower > delta ? StrictMath.log((rightLower - delta) / wrongUpper) : 0;
  }
}
