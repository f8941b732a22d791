package org.hallmark.privacy.audit;

import java.util.Comparator;
import java.util.List;

/**
 * A test of the claim "(ε, δ)-differentially private", read as a lower bound: the largest ε that
 * the guesses refute at a given significance.
 */
public interface AuditMethod {
  /** What the bound rests on. */
  enum Standing {
    /** Nothing but fair, independent coins. */
    RIGOROUS,
    /** Canaries do not influence each other's scores. */
    INDEPENDENT_CANARIES,
    /** The mechanism is as a Gaussian one; elsewhere the number is an estimate, no bound. */
    HEURISTIC_UNLESS_GAUSSIAN
  }

  /** Kebab-case id. */
  String id();

  /** What the bound rests on. */
  Standing standing();

  /**
   * The largest ε that the guesses refute; {@code known} where it is not above that.
   *
   * @param significance probability of refuting a true claim
   * @param known a bound that is known already, at least 0
   */
  double epsilonLower(Guesses guesses, double significance, double delta, double known);

  /**
   * The best bound of several sets of guesses, whose number was fixed before the coins were seen:
   * each is tested at an equal share of the significance (Bonferroni).
   */
  default double epsilonLower(List<Guesses> candidates, double significance, double delta) {
    double share = significance / candidates.size();
    double best = 0;
    for (Guesses guesses :
        candidates.stream()
            .sorted(Comparator.comparingDouble(Guesses::precision).reversed())
            .toList()) {
      best = epsilonLower(guesses, share, delta, best);
    }
    return best;
  }

  /** What {@link #epsilonLower(List, double, double)} would be if no guess could be better. */
  default double ceiling(List<Guesses> candidates, double significance, double delta) {
    return epsilonLower(candidates.stream().map(Guesses::perfect).toList(), significance, delta);
  }
}
