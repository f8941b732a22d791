package org.hallmark.privacy.ledger;

import org.hallmark.privacy.event.Adjacency;

/**
 * What may be spent in all.
 *
 * @param adjacency the neighbouring relation
 * @param epsilon ε, finite and above 0
 * @param delta δ, in (0, 1)
 */
public record Budget(Adjacency adjacency, double epsilon, double delta) {
  public Budget {
    if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "epsilon must be finite and above 0. Provided value: " + epsilon);
    }
    if (!(delta > 0 && delta < 1)) {
      throw new IllegalArgumentException("delta must be in (0, 1). Provided value: " + delta);
    }
  }
}
